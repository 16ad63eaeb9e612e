// Package randpermit makes permits at random for the property tests of the
// formats: every field of the model is filled now and then, whatever sense it
// makes, so that a field added to the model is tested without anybody's care.
package randpermit

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"strings"

	"github.com/citesgo/cites/permits"
)

// Text says which texts the fields are filled with.
type Text int

// The kinds of text.
const (
	Plain   Text = iota // what any format carries
	Unique              // the same, each field its own, so that a text can be looked for
	Hostile             // control characters, ends of CDATA, bytes that are no UTF-8, and so on
)

// New returns a permit with about a share of its fields filled, 0 for none and
// 1 for all.
func New(r *rand.Rand, share float64, text Text) *permits.Permit {
	m := maker{Rand: r, share: share, text: text}
	p := new(permits.Permit)
	m.fill(reflect.ValueOf(p).Elem(), "", 0)
	return p
}

type maker struct {
	*rand.Rand
	share float64
	text  Text
	count int
}

var (
	typeMoment  = reflect.TypeFor[permits.Moment]()
	typeDecimal = reflect.TypeFor[permits.Decimal]()
	typeUnknown = reflect.TypeFor[permits.Unknown]()
)

func (m *maker) fill(v reflect.Value, name string, depth int) {
	switch v.Type() {
	case typeMoment:
		v.Set(reflect.ValueOf(permits.ParseMoment(m.date())))
		return
	case typeDecimal:
		v.Set(reflect.ValueOf(permits.ParseDecimal(m.number())))
		return
	case typeUnknown:
		v.Set(reflect.ValueOf(m.unknown()))
		return
	}
	switch v.Kind() {
	case reflect.String:
		v.SetString(m.string(name))
	case reflect.Bool:
		v.SetBool(m.IntN(2) == 0)
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		m.fill(v.Elem(), name, depth)
	case reflect.Slice:
		if depth > 1 { // further line items have none of their own
			return
		}
		n := m.IntN(4)
		if n == 0 {
			return
		}
		if v.Type().Elem() == reflect.TypeFor[permits.Item]() {
			depth++
		}
		v.Set(reflect.MakeSlice(v.Type(), n, n))
		for i := range n {
			m.fill(v.Index(i), name, depth)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if m.Float64() < m.share {
				m.fill(v.Field(i), v.Type().Field(i).Name, depth)
			}
		}
	default:
		panic(fmt.Sprintf("randpermit: no way to fill a %s", v.Type()))
	}
}

func (m *maker) one(all ...string) string { return all[m.IntN(len(all))] }

func (m *maker) date() string {
	if m.text == Hostile {
		return m.one("2026-02-30", "?", " 2026-01-02", "0000-00-00", "\x00", "24:00", m.hostile())
	}
	if m.text == Unique {
		m.count++
		return fmt.Sprintf("20%02d-%02d-%02d", m.count/336%100, m.count/28%12+1, m.count%28+1)
	}
	return m.one("2026-01-02", "2026-01-02T10:15:00+05:00", "2014-01-06T12:03:52.00+01:00", "about May")
}

func (m *maker) number() string {
	if m.text == Hostile {
		return m.one("?", "-5", "1e400", "ten", "1,5", "9e99999", " 1 ", m.hostile())
	}
	if m.text == Unique {
		m.count++
		return fmt.Sprintf("%d.25", 10_000+m.count)
	}
	return m.one("1", "10", "0.500", "12345678.9", "1e3")
}

func (m *maker) string(field string) string {
	switch {
	case m.text == Hostile:
		return m.hostile()
	case field == "Kind":
		return m.one("BusinessProcess", "BIM")
	case field == "Sources":
		return m.one("W", "C", "F", "O")
	case m.text == Unique:
		m.count++
		return fmt.Sprintf("%s-%d-text", field, m.count)
	}
	return m.one("a", "Falco cherrug", "Сокол-балобан <&> \"x\"", "two\nlines\tand 中文", "]]>", "a  b")
}

func (m *maker) hostile() string {
	switch m.IntN(16) {
	case 0:
		return "\x00\x01\x1f"
	case 1:
		return "a\xff\xfeb"
	case 2:
		return "]]><!--<![CDATA[&bogus;"
	case 3:
		return strings.Repeat("long ", 5000)
	case 4:
		return "?"
	case 5:
		return " space around\t"
	case 6:
		return "\uFEFF\uFFFE\uFFFF\u2028"
	case 7:
		return "a\rb\r\nc"
	case 8:
		return "</ram:Name>"
	case 9:
		return "\xed\xa0\x80"
	case 10:
		return "O/W"
	case 11:
		return "CBFShip"
	case 12:
		return "\u202egnp.exe\U0001F985"
	case 13:
		return "   "
	case 14:
		return `"'&quot;&#0;`
	}
	return "E"
}

// unknown returns something that a reader did not understand, or that nobody
// ever read.
func (m *maker) unknown() permits.Unknown {
	if m.text == Unique {
		m.count++
		return permits.Unknown{Path: "/CITESEPermit/HeaderExchangedDocument/New" + fmt.Sprint(m.count),
			Raw: fmt.Sprintf("<New%d>Unknown-%d-text</New%d>", m.count, m.count, m.count)}
	}
	const header, row = "/CITESEPermit/HeaderExchangedDocument", "/CITESEPermit/SpecifiedSupplyChainConsignment/IncludedSupplyChainConsignmentItem"
	u := permits.Unknown{
		Path: m.one(header+"/New", header+"/@a", header+"/text()", row+"/New", row+"[2]/New", row+"/New[3]", "/x", "/items/0/x", header+"/TypeCode[2]"),
		Raw:  m.one("<New/>", `<New a="1">x</New>`, `a="1"`, "stray", `{"a":1}`, "<TypeCode>Q</TypeCode>"),
	}
	if m.text == Hostile {
		u.Path = m.one(u.Path, m.hostile(), "/", "", header+"/New[999999999]", "/CITESEPermit"+strings.Repeat("/a", 100), "/CITESEPermit/<x>", header+"/ID/@xmlns")
		u.Raw = m.one(u.Raw, m.hostile(), "<New>", "<New/><New/>", `a="1" a="2"`, "", `xmlns="u"`, "<a:New/>", strings.Repeat("<New>", 60)+strings.Repeat("</New>", 60))
	}
	return u
}
