package main

import (
	"golang.org/x/text/language"

	"github.com/citesgo/cites/internal/lang"
	"github.com/citesgo/cites/permits"
)

// labels are the program's own words in the order of internal/lang. Those of
// kk ky uz uz-Cyrl tg tk ar zh have not been reviewed by a speaker.
type labels struct {
	documents, free, refused, open         string // verdicts
	landing, departure, transit, arrival   string // borders
	border, document, issuer, provision    string // of the table
	nothing, or, shown, comparable, ifOnly string
	questions, conditions, why, notChecked string
	unreadable, shipment                   string
}

var words = [lang.Count]labels{
	{"may go with these documents", "needs no document of the Convention", "cannot be permitted as described", "some questions come first",
		"Landing", "Departure", "Transit", "Arrival", "Border", "Document", "Issued by", "Provision",
		"nothing", "or", "shown again", "comparable document", "if Appendix",
		"Questions", "Conditions", "Why", "Not checked", "could not be read", "Shipment"},
	{"peut partir avec ces documents", "ne demande aucun document de la Convention", "ne peut être autorisé tel quel", "il faut d'abord répondre aux questions",
		"Débarquement", "Départ", "Transit", "Arrivée", "Frontière", "Document", "Délivré par", "Disposition",
		"rien", "ou", "à présenter", "document comparable", "si annexe",
		"Questions", "Conditions", "Pourquoi", "Non vérifié", "illisible", "Envoi"},
	{"puede salir con estos documentos", "no necesita documento de la Convención", "no puede autorizarse tal como se describe", "primero hay preguntas",
		"Desembarque", "Salida", "Tránsito", "Llegada", "Frontera", "Documento", "Expedido por", "Disposición",
		"nada", "o", "se presenta", "documento comparable", "si Apéndice",
		"Preguntas", "Condiciones", "Por qué", "No comprobado", "ilegible", "Envío"},
	{"можно отправить с этими документами", "документ Конвенции не нужен", "в таком виде разрешить нельзя", "сначала нужны ответы на вопросы",
		"Выгрузка", "Вывоз", "Транзит", "Ввоз", "Граница", "Документ", "Выдаёт", "Положение",
		"ничего", "или", "предъявляется", "сопоставимый документ", "если Приложение",
		"Вопросы", "Условия", "Почему", "Не проверено", "не прочитано", "Груз"},
	{"осы құжаттармен жөнелтуге болады", "Конвенция құжаты қажет емес", "бұл түрде рұқсат берілмейді", "алдымен сұрақтарға жауап керек",
		"Түсіру", "Әкету", "Транзит", "Әкелу", "Шекара", "Құжат", "Береді", "Ереже",
		"ештеңе", "немесе", "қайта көрсетіледі", "ұқсас құжат", "егер Қосымша",
		"Сұрақтар", "Шарттар", "Неліктен", "Тексерілмеді", "оқылмады", "Жүк"},
	{"бул документтер менен жөнөтүүгө болот", "Конвенциянын документи керек эмес", "мындай түрдө уруксат берилбейт", "адегенде суроолорго жооп керек",
		"Түшүрүү", "Чыгаруу", "Транзит", "Киргизүү", "Чек ара", "Документ", "Берет", "Жобо",
		"эч нерсе", "же", "кайра көрсөтүлөт", "окшош документ", "эгер Тиркеме",
		"Суроолор", "Шарттар", "Эмне үчүн", "Текшерилген жок", "окулган жок", "Жүк"},
	{"shu hujjatlar bilan joʻnatish mumkin", "Konvensiya hujjati kerak emas", "bu holda ruxsat berib boʻlmaydi", "avval savollarga javob kerak",
		"Tushirish", "Chiqish", "Tranzit", "Kirish", "Chegara", "Hujjat", "Beruvchi", "Qoida",
		"hech narsa", "yoki", "qayta koʻrsatiladi", "oʻxshash hujjat", "agar Ilova",
		"Savollar", "Shartlar", "Nima uchun", "Tekshirilmagan", "oʻqib boʻlmadi", "Yuk"},
	{"шу ҳужжатлар билан жўнатиш мумкин", "Конвенция ҳужжати керак эмас", "бу ҳолда рухсат бериб бўлмайди", "аввал саволларга жавоб керак",
		"Тушириш", "Чиқиш", "Транзит", "Кириш", "Чегара", "Ҳужжат", "Берувчи", "Қоида",
		"ҳеч нарса", "ёки", "қайта кўрсатилади", "ўхшаш ҳужжат", "агар Илова",
		"Саволлар", "Шартлар", "Нима учун", "Текширилмаган", "ўқиб бўлмади", "Юк"},
	{"бо ин ҳуҷҷатҳо фиристодан мумкин", "ҳуҷҷати Конвенсия лозим нест", "дар ин шакл иҷозат дода намешавад", "аввал ба саволҳо ҷавоб лозим",
		"Фуровардан", "Содирот", "Транзит", "Воридот", "Сарҳад", "Ҳуҷҷат", "Медиҳад", "Муқаррарот",
		"ҳеҷ чиз", "ё", "аз нав нишон дода мешавад", "ҳуҷҷати монанд", "агар Замима",
		"Саволҳо", "Шартҳо", "Чаро", "Тафтиш нашуд", "хонда нашуд", "Бор"},
	{"şu resminamalar bilen ugradyp bolýar", "Konwensiýanyň resminamasy gerek däl", "şu görnüşde rugsat berip bolmaýar", "ilki soraglara jogap gerek",
		"Düşürmek", "Çykyş", "Tranzit", "Giriş", "Serhet", "Resminama", "Berýän", "Düzgün",
		"hiç zat", "ýa-da", "gaýtadan görkezilýär", "meňzeş resminama", "eger Goşundy",
		"Soraglar", "Şertler", "Näme üçin", "Barlanmady", "okap bolmady", "Ýük"},
	{"يمكن إرسالها بهذه الوثائق", "لا تحتاج إلى وثيقة من وثائق الاتفاقية", "لا يمكن الترخيص بها كما وُصفت", "ينبغي الإجابة عن الأسئلة أولاً",
		"الإنزال", "المغادرة", "العبور", "الوصول", "الحدود", "الوثيقة", "تصدرها", "الحكم",
		"لا شيء", "أو", "تُعرض ثانية", "وثيقة مماثلة", "إذا كان الملحق",
		"الأسئلة", "الشروط", "لماذا", "لم يُتحقق منه", "تعذرت القراءة", "الشحنة"},
	{"凭以下文件可以运输", "无需公约文件", "按所述情况不能许可", "须先回答问题",
		"上岸", "出境", "过境", "入境", "边境", "文件", "签发方", "依据",
		"无", "或", "再次出示", "类似文件", "如属附录",
		"问题", "条件", "理由", "未核查", "无法读取", "货物"},
}

func labelsFor(tag language.Tag) *labels { return &words[lang.Index(tag)] }

func (w *labels) verdict(v permits.Verdict) string {
	switch v {
	case permits.Documented:
		return w.documents
	case permits.Free:
		return w.free
	case permits.Refused:
		return w.refused
	}
	return w.open
}

func (w *labels) at(b permits.Border) string {
	switch b {
	case permits.AtLanding:
		return w.landing
	case permits.AtDeparture:
		return w.departure
	case permits.AtTransit:
		return w.transit
	}
	return w.arrival
}
