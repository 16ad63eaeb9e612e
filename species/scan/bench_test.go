package scan

import (
	"runtime"
	"strings"
	"testing"
)

// BenchmarkNew makes a scanner of tables that are open.
func BenchmarkNew(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		New()
	}
}

// BenchmarkOpen opens the tables, as the first call of New does.
func BenchmarkOpen(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := open(blob); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkHeap reports what the tables of all scanners keep, as MB, without
// those of package scanfold.
func BenchmarkHeap(b *testing.B) {
	var before, after runtime.MemStats
	for b.Loop() {
		runtime.GC()
		runtime.ReadMemStats(&before)
		t, err := open(blob)
		if err != nil {
			b.Fatal(err)
		}
		runtime.GC()
		runtime.ReadMemStats(&after)
		runtime.KeepAlive(t)
	}
	b.ReportMetric(float64(after.HeapAlloc-before.HeapAlloc)/1e6, "MB-kept")
}

// The texts of the benchmarks: prose as letters and offers are written in, in
// which about one word of a hundred belongs to a name.
const (
	englishText = `Dear Sir, thank you for your letter of the third of March. We are pleased to tell you that the goods you ordered have left our
warehouse in Rotterdam this morning and will reach you before the end of the month, weather permitting. The shipment consists of twelve
crates of furniture, four of glass, and one guitar with a fingerboard of Dalbergia nigra, for which the papers are enclosed. Please check
the seals on arrival and let us know at once if anything is missing or broken, since the insurance covers such losses only for eight days.
The balance of the price is due within thirty days of delivery; you may pay by transfer to the account named below. We remain, with kind
regards and in the hope of serving you again soon, yours faithfully. The white van will call between nine and twelve, and our driver will
wait while you look at what he has brought, so there is no need to hurry; a signature on the paper that he carries is all that we ask.
`
	russianText = `Здравствуйте! Благодарим вас за письмо от третьего марта. Сообщаем, что заказанный вами товар отправлен сегодня утром с нашего
склада и прибудет к вам до конца месяца, если позволит погода. В партии двенадцать ящиков мебели, четыре ящика стекла и одно чучело
снежного барса, документы на которое прилагаются. Просим проверить пломбы при получении и немедленно сообщить нам, если чего-либо
не хватает или что-то разбито, так как страховка покрывает такие потери только в течение восьми дней. Остаток суммы следует оплатить
в тридцатидневный срок после доставки; вы можете перевести деньги на указанный ниже счёт. С уважением и в надежде на дальнейшее
сотрудничество. Машина приедет между девятью и двенадцатью часами, водитель подождёт, пока вы осмотрите привезённое.
`
	chineseText = `您好!感谢您三月三日的来信。我们很高兴地通知您,您订购的货物今天早上已经离开我们在上海的仓库,如果天气允许,将在月底之前送达。
这批货物包括十二箱家具、四箱玻璃和一件雪豹标本,有关文件随信附上。请在收货时检查封条,如有短缺或损坏请立即通知我们,因为保险只在八天之内赔偿这类损失。
余款应在交货后三十天内支付,您可以汇款到下面的账户。此致敬礼,并希望继续为您服务。货车将在九点到十二点之间到达,司机会等您查看送来的东西,不必着急。
`
)

func BenchmarkText(b *testing.B) {
	s := New()
	for _, t := range []struct{ name, text string }{
		{"english", englishText}, {"russian", russianText}, {"chinese", chineseText},
		{"names", "Panthera tigris, Panthera leo, snow leopard, leopardo de las nieves, Aloe ferox, снежный барс, 雪豹. "},
	} {
		text := strings.Repeat(t.text, 1<<20/len(t.text)+1)
		b.Run(t.name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			n := 0
			for b.Loop() {
				for range s.Text(text) {
					n++
				}
			}
			b.ReportMetric(float64(n)/float64(b.N)/float64(len(text))*1e6, "hits/MB")
		})
	}
}
