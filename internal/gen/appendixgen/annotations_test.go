package appendixgen

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/citesgo/cites/internal/gen/tsv"
)

// TestFaultsOfAnnotations changes one line of a table of the annotations at a
// time: the generator has to name the file and say what is wrong.
func TestFaultsOfAnnotations(t *testing.T) {
	const data = "../../data"
	for _, x := range []struct{ table, from, to, want string }{
		{"annotations", "#5\t1997-09-18\t\t01\tincludes\tlogs", "#5\t1997-09-18\t\t01\tincludes\tplanks", "not a class"},
		{"annotations", "#5\t1997-09-18\t\t01\tincludes\tlogs", "#5\t1997-09-18\t\t01\tcovers\tlogs", "is none of"},
		{"annotations", "#5\t1997-09-18\t\t03\tincludes\tveneer", "#5\t1997-09-18\t\t04\tincludes\tveneer", "column order"},
		{"annotations", "#5\t1997-09-18\t\t01\tincludes\tlogs", "#5\t1997-09-18\t2030-01-01\t01\tincludes\tlogs", "not sorted|one end"},
		{"annotations", "#5\t1992-06-11\t1997-09-17\t", "#5\t1992-06-11\t1997-09-18\t", "begins before the wording"},
		{"annotations", "#5\t1992-06-11\t1997-09-17\t", "#5\t1992-06-11\t1990-09-17\t", "ends after it"},
		{"annotations", "#16\t2019-11-26\t\t", "#16\t2019-11-26\t2026-11-01\t", `no wording of "#16" on 2026-11-02`},
		{"annotations", "#17\t2019-11-26\t\t", "#17\t2026-11-26\t\t", `no wording of "#17" on 2026-03-05`},
		{"annotations", "refers\t#6\t", "refers\t#8x\t", "no annotation to refer to"},
		{"annotations", "refers\t#6\t", "refers\t#60\t", "no wording of #60"},
		{"annotations", "exporter:MX\tCactaceae", "exporter:ZZZ\tCactaceae", "column if"},
		{"annotations", "\tcultures\tpropagated\t\tSG-2026", "\tcultures\tgrown\t\tSG-2026", "is none of exporter"},
		{"annotations", "Selenicereus\t", "Selenicereum\t", "not the name of one taxon"},
		{"annotations", "\tplain\tall\tterm:HAI", "\tincludes\tall\tterm:HAI", "plain clause"},
		{"annotations", "\tnot-fossil\t", "\tnot-fossils\t", "nor one of"},
		{"annotations", "Animalia\t#18\t", "Animalia\t#0\t", "not of the form #4"},
		{"annotations_terms", "logs\tLOG\tyes", "logs\tLOX\tyes", "not a term of codes.tsv"},
		{"annotations_terms", "logs\tLOG\tyes", "logs\tLOG\talways", "neither yes nor maybe"},
		{"annotations_terms", "logs\tLOG\tyes", "loggs\tLOG\tyes", "not a class"},
		{"annotations_terms", "veneer\tVEN\tyes\tOURS\n", "", "no term may be of class veneer"},
		{"annotations_words", "class.logs\tar\t", "class.logr\tar\t", "not a key"},
		{"annotations_words", "class.logs\ten\tlogs", "class.logs\ten\t", "empty"},
		{"annotations_words", "class.logs\tes\t", "class.logs\txx\t", "not in the list of languages|not sorted"},
		{"annotations_words", "class.logs\ten\tlogs\tyes\tOURS\n", "", "no text for class.logs in en"},
		{"annotations_definitions", "powder\ten\t", "dust\ten\t", "not sorted|is none of"},
		{"annotations_definitions", "\tretail\t", "\tshop\t", "column fact"},
	} {
		dir := t.TempDir()
		entries, err := os.ReadDir(data)
		require.NoError(t, err)
		changed := false
		for _, e := range entries {
			b, err := os.ReadFile(filepath.Join(data, e.Name()))
			require.NoError(t, err)
			if e.Name() == x.table+".tsv" {
				was := string(b)
				b = []byte(strings.ReplaceAll(was, x.from, x.to))
				changed = string(b) != was
			}
			require.NoError(t, os.WriteFile(filepath.Join(dir, e.Name()), b, 0o644))
		}
		require.True(t, changed, "%s.tsv has no %q", x.table, x.from)
		d, err := tsv.Open(dir)
		require.NoError(t, err)
		_, err = Build(d)
		require.Error(t, err, "%s: %q", x.table, x.to)
		require.Contains(t, err.Error(), x.table+".tsv", "%q", x.to)
		ok := false
		for _, want := range strings.Split(x.want, "|") {
			ok = ok || strings.Contains(err.Error(), want)
		}
		require.True(t, ok, "%q: %v", x.to, err)
	}
}
