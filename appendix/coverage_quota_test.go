package appendix_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/citesgo/cites/appendix"
)

func TestQuota(t *testing.T) {
	type product = appendix.Product
	for _, tt := range []struct {
		why, name, from string
		p               product
		want            string
		amount, missing string
	}{
		{"none", "Falco cherrug", "KZ", product{}, "none", "", ""},
		{"wild, commercial", "Agalychnis lemur", "", product{Source: "W", Purpose: "T"}, "zero", "0", ""},
		{"wild, personal", "Agalychnis lemur", "", product{Source: "W", Purpose: "P"}, "none", "", ""},
		{"wild, for breeding to sell", "Agalychnis lemur", "", product{Source: "W", Purpose: "B", No: yes(appendix.FactNonCommercial)}, "zero", "0", ""},
		{"bred", "Agalychnis lemur", "", product{Source: "C", Purpose: "T"}, "none", "", ""},
		{"not known", "Agalychnis lemur", "", product{}, "depends", "0", "source,purpose"},
		{"wild, any purpose", "Abronia aurita", "", product{Source: "W"}, "zero", "0", ""},
		{"from Egypt", "Crocodylus niloticus", "EG", product{Source: "W", Purpose: "T"}, "zero", "0", ""},
		{"from Tanzania", "Crocodylus niloticus", "TZ", product{Source: "W"}, "limited", "1600", ""},
		{"from Kenya", "Crocodylus niloticus", "KE", product{Source: "W", Purpose: "T"}, "none", "", ""},
		{"cheetah trophy", "Acinonyx jubatus", "NA", product{Term: "TRO"}, "limited", "150", ""},
		{"cheetah skin", "Acinonyx jubatus", "NA", product{Term: "SKI"}, "none", "", ""},
		{"bones of wild lions", "Panthera leo", "ZA", product{Term: "BON", Source: "W", Purpose: "T"}, "zero", "0", ""},
		{"bones of bred lions", "Panthera leo", "ZA", product{Term: "BON", Source: "C", Purpose: "T"}, "communicated", "", ""},
		{"skin of a lion", "Panthera leo", "ZA", product{Term: "SKI", Source: "W", Purpose: "T"}, "none", "", ""},
		{"saiga horn", "Saiga tatarica", "MN", product{Term: "HOR", Source: "W", Purpose: "T"}, "zero", "0", ""},
		{"saiga horn of Kazakhstan", "Saiga tatarica", "KZ", product{Term: "HOR", Source: "W", Purpose: "T"}, "depends", "0", "terms"},
		{"from the stockpile", "Saiga tatarica", "KZ", product{Term: "HOR", Source: "W", Purpose: "T", Yes: yes(appendix.FactConditionTerms)},
			"limited", "30000", ""},
		{"not from it", "Saiga tatarica", "KZ", product{Term: "HOR", Source: "W", Purpose: "T", No: yes(appendix.FactConditionTerms)}, "zero", "0", ""},
		{"in the words of #10", "Paubrasilia echinata", "BR", product{Term: "LOG", Source: "W", Purpose: "T"}, "zero", "0", ""},
	} {
		_, a := of(t, tt.name, "2026-11-23", tt.from)
		q := a.Quota(tt.p)
		require.Equal(t, tt.want, q.Kind.String(), tt.why)
		require.Equal(t, tt.amount, q.Condition.Amount(), tt.why)
		require.Equal(t, tt.missing, q.Missing.String(), tt.why)
	}
	require.Zero(t, appendix.Answer{}.Quota(product{}))
}

func TestLabels(t *testing.T) {
	count := func(term string) (n int) {
		_, a := of(t, "Vicugna vicugna", "2026-11-23", "PE")
		for range a.Labels(appendix.Product{Term: term}) {
			n++
		}
		return n
	}
	require.Equal(t, 1, count("CLO"))
	require.Equal(t, 1, count(""))
	require.Equal(t, 0, count("SKI"))
	for range (appendix.Answer{}).Labels(appendix.Product{}) {
		t.Fatal("a label from no answer")
	}
}

func BenchmarkQuota(b *testing.B) {
	_, a := of(b, "Saiga tatarica", "2026-11-23", "KZ")
	p := appendix.Product{Term: "HOR", Source: "W", Purpose: "T"}
	b.ReportAllocs()
	for b.Loop() {
		_ = a.Quota(p)
	}
}
