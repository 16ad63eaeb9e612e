package main

import (
	"io"
	"strings"

	"golang.org/x/text/language"
	"golang.org/x/text/message"
	"golang.org/x/text/number"

	"github.com/citesgo/cites/internal/lang"
	"github.com/citesgo/cites/internal/term"
	"github.com/citesgo/cites/species"
	"github.com/citesgo/cites/species/commonnames"
)

// labels are the program's own words in the order of internal/lang. Those of
// kk ky uz uz-Cyrl tg tk ar zh have not been reviewed by a speaker.
type labels struct{ nothing, taxon, matched, score, reason, appendix, unsure string }

var words = [lang.Count]labels{
	{"nothing is near", "Taxon", "Matched", "Score", "Reason", "Appendix", "not certain"},
	{"rien d'approchant", "Taxon", "Nom trouvé", "Note", "Raison", "Annexe", "incertain"},
	{"nada parecido", "Taxón", "Nombre hallado", "Valor", "Razón", "Apéndice", "no es seguro"},
	{"ничего похожего", "Таксон", "Совпало", "Оценка", "Причина", "Приложение", "не точно"},
	{"ұқсас ештеңе жоқ", "Таксон", "Сәйкес атау", "Баға", "Себеп", "Қосымша", "анық емес"},
	{"окшош эч нерсе жок", "Таксон", "Дал келген аталыш", "Баа", "Себеп", "Тиркеме", "так эмес"},
	{"oʻxshash hech narsa yoʻq", "Takson", "Mos nom", "Baho", "Sabab", "Ilova", "aniq emas"},
	{"ўхшаш ҳеч нарса йўқ", "Таксон", "Мос ном", "Баҳо", "Сабаб", "Илова", "аниқ эмас"},
	{"чизи монанд нест", "Таксон", "Номи мувофиқ", "Баҳо", "Сабаб", "Замима", "аниқ нест"},
	{"meňzeş zat ýok", "Takson", "Gabat gelen at", "Baha", "Sebäp", "Goşundy", "anyk däl"},
	{"لا شيء قريب", "الأصنوفة", "الاسم المطابق", "الدرجة", "السبب", "الملحق", "غير مؤكد"},
	{"没有相近的名称", "分类单元", "匹配名称", "分值", "原因", "附录", "不确定"},
}

// text returns a writer of answers as tables for people.
func (p *program) text(out io.Writer, terminal io.Writer) func(*answer) error {
	o := term.Open(terminal)
	o.W = out
	l := lang.Index(p.lang)
	w := words[l]
	numbers := message.NewPrinter(language.Make(lang.Word(l)))
	return func(a *answer) error {
		if err := o.Text("", o.Styled(term.Bold, a.Query)); err != nil {
			return err
		}
		switch {
		case a.Error != "":
			return o.Text("  ", o.Styled(term.Red, a.Error)+"\n")
		case len(a.Matches) == 0:
			return o.Text("  ", o.Styled(term.Yellow, w.nothing)+"\n")
		}
		var rows [][]term.Cell
		for _, m := range a.Matches {
			name := m.Name
			if n, ok := commonnames.Display(m.hit.Taxon, p.lang); ok {
				name += " (" + n.Text() + ")"
			}
			reason := m.hit.Kind.Name(p.lang) + ": " + m.Reason
			style := term.Plain
			if m.Score < species.RecommendedScore {
				reason = w.unsure + "; " + reason
				style = term.Dim
			}
			score := numbers.Sprint(number.Decimal(m.Score, number.Scale(2)))
			cells := term.Cells("  "+score, strings.Join(m.Appendices, "/"), name, m.Matched, reason)
			for i := range cells {
				cells[i].Style = style
			}
			rows = append(rows, cells)
		}
		if err := o.Table([]string{"  " + w.score, w.appendix, w.taxon, w.matched, w.reason}, rows); err != nil {
			return err
		}
		_, err := io.WriteString(out, "\n")
		return err
	}
}
