package permitsgen

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/citesgo/cites/internal/gen/tsv"
)

const data = "../../data"

var tables = []string{"codes", "units", "documents", "source_kingdoms", "code_names", "pairs", "messages", "rules", "rule_codes", "findings",
	"mark_codes", "timber", "number_patterns", "code_history", "report_rules",
	"box_fields", "boxes", "document_limits", "signers", "issue_forms", "reasons", "personal_effects"}

func TestSameTablesSameBytes(t *testing.T) {
	build := func() []byte {
		d, err := tsv.Open(data)
		require.NoError(t, err)
		b, err := Build(d)
		require.NoError(t, err)
		return b
	}
	first := build()
	require.True(t, bytes.Equal(first, build()))
	committed, err := os.ReadFile("../../../permits/permits.bin")
	require.NoError(t, err)
	require.True(t, bytes.Equal(first, committed), "run go generate")
}

// TestFaults changes one line of a table at a time: the generator has to name
// the file and say what is wrong.
func TestFaults(t *testing.T) {
	for _, x := range []struct{ table, from, to, want string }{
		{"codes", "term\tSKI\tcurrent", "term\tSKI\tnew", "neither current nor legacy"},
		{"codes", "term\tBEL\tlegacy\tLPS", "term\tBEL\tlegacy\tZZZ", "a code in use replaces a withdrawn one"},
		{"codes", "term\tBEL\tlegacy\tLPS", "term\tBEL\tlegacy\tHAN", "a code in use replaces a withdrawn one"},
		{"codes", "term\tLEA\tlegacy\tLPS,LVS\tno", "term\tLEA\tlegacy\tLPS,LVS\tyes", "a certain replacement is one"},
		{"codes", "purpose\tZ", "purposes\tZ", "is unknown"},
		{"units", "\tKGM\t1000\t2205", "\tKGM\t0\t2205", "above zero"},
		{"units", "\tKGM\t1000\t2205", "\tGRM\t1000\t2205", "no base unit"},
		{"documents", "export_permit\tE\t6", "export_permit\tX\t6", "no letter of box 1"},
		{"documents", "export_permit\tE\t6", "export_permit\tE\tsix", "no number of months"},
		{"source_kingdoms", "A\tinvalid", "A\tnever", "unknown source or value"},
		{"code_names", "term.SKI\ten\tSkin\tyes", "term.SKI\ten\tSkin\tmaybe", "neither yes nor no"},
		{"code_names", "term.SKI\tes\t", "term.SKI\txx\t", "not a language"},
		{"pairs", "term-purpose\tBAL\tE", "term-purpose\tBAL\t?", "no purpose"},
		{"pairs", "taxon-term\tfamily Felidae\t", "taxon-term\ttribe Felidae\t", "not a rank and a name"},
		{"messages", "validity.expired\tru\tДокумент действовал до {until}, а", "validity.expired\tru\tДокумент действовал до {till}, а", "the text names"},
		{"messages", "validity.expired\tru\tДокумент действовал до {until}, а", "validity.expired\tru\tДокумент действовал, а", "the text names"},
		{"messages", "altered\tru\t", "altered\tde\t", "messages are not in"},
		{"messages", "altered\tes\tEl documento", "altered\tes\tEl } documento", "brace"},
		{"findings", "\tinfo\ttrophy.count", "\terror\ttrophy.count", "a warning at most"},
		{"findings", "expired\terror\tvalidity.expired\tuntil,on", "expired\terror\tvalidity.expired\ton,until", "other arguments"},
		{"findings", "\taltered\terror\taltered\t", "\taltered\terror\tno-such-message\t", "unknown rule, severity or message"},
		{"reasons", "flow-open\t", "flow-shut\t", "no reason.flow-shut"},
		{"reasons", "as-two\tCITES-DOC-A1-CAPTIVE-D", "as-two\tCITES-DOC-A1-CAPTIVE-E", "there is no rule"},
		{"personal_effects", "\tCAV\tcaviar\t125", "\tCAW\tcaviar\t125", "is no term"},
		{"personal_effects", "\tcaviar\t125\tGRM", "\tcaviar\t-125\tGRM", "is no amount"},
		{"personal_effects", "\tcaviar\t125\tGRM", "\tcaviar\t125\tGRN", "is no unit"},
		{"personal_effects", "\tcaviar\t125\tGRM\t\t\tyes", "\tcaviar\t125\tGRM\t\t\tno", "UNREAD"},
		{"rules", "CITES-FIELD-ALTERED\t", "CITES-FIELD-altered\t", "not of the form"},
		{"rules", "\tcites\tno\t", "\tcites\tyes\t", "unread exactly if"},
		{"rule_codes", "CITES-FIELD-UNIT\t2026-11-23\t", "CITES-FIELD-UNIT\t2026-11-23\t2027-01-01", "a code is never used again"},
		{"rule_codes", "CITES-FIELD-UNIT\t", "CITES-FIELD-UNITS\t", "is not in rule_codes.tsv"},
		{"rules", "CITES-FIELD-LANGUAGE\t048\t", "CITES-FIELD-LANGUAGES\t048\t", "messages.tsv has no summary"},
		{"rule_codes", "CITES-FIELD-UNIT\t2026-11-23\t\t", "CITES-FIELD-UNIT\t2026-11-23\t\t\nCITES-FIELD-UNITY\t2026-11-23\t\t", "no rule has the code"},
		{"mark_codes", "caviar\tHUS", "caviar\tHU", "three capital letters"},
		{"timber", "\t725\t", "\theavy\t", "no weight of a cubic metre"},
		{"timber", "genus Gonystylus", "tribe Gonystylus", "not a rank and a name"},
		{"number_patterns", "\tAA000000\tXA000000", "\tAA000000\t", "a pattern and an example"},
		{"code_history", "term.COS\t2017-01-01", "term.COS\t2016-01-01", "overlap"},
		{"code_history", "term.COS\t2017-01-01", "term.COX\t2017-01-01", "no code"},
		{"report_rules", "\n19\tinclusion\tterm,unit\tno", "\n19\tinclusion\tterm,unit\tyes", "is strict"},
		{"report_rules", "\n19\t", "\n27\t", "without gaps"},
		{"codes", "box\t11a\t", "box\t11c\t", "no code"},
		{"box_fields", "11a\t15\t", "11a\t14\t", "there twice or out of range"},
		{"box_fields", "\t/waybill", "\twaybill", "is no pointer"},
		{"box_fields", "15\t21\t/waybill\tEPIX\n", "", "21 of 22 boxes"},
		{"boxes", "export_permit\t15\t", "exit_permit\t15\t", `no issue "exit_permit"`},
		{"boxes", "export_permit\t15\t", "export_permit\t16\t", `no box "16"`},
		{"boxes", "export_permit\t15\tconditional", "export_permit\t15\toften", "is unknown"},
		{"boxes", "export_permit\t15\tconditional\ttransport-document", "export_permit\t15\tmandatory\ttransport-document", "names its conditions"},
		{"boxes", "export_permit\t15\tconditional\ttransport-document", "export_permit\t15\tconditional\train", "no condition"},
		{"boxes", "export_permit\t15\tconditional\ttransport-document\tyes", "export_permit\t15\tconditional\ttransport-document\tno", "unread exactly if"},
		{"document_limits", "captive_bred_certificate\tsource\tC", "captive_bred_certificate\tsource\tV", "no source"},
		{"document_limits", "certificate_of_origin\tappendix\tIII", "certificate_of_origin\tappendix\tIV", "does not limit"},
		{"document_limits", "captive_bred_certificate\tsource", "captive_bred_certificate\tcolour", "is unknown"},
		{"documents", "export_permit\tE\t6\tConvention Art. III.2, IV.2, V.2", "export_permit\tE\t6\t", "rest on something"},
		{"signers", "export_permit\tissuer\tmandatory", "export_permit\tofficer\tmandatory", "no role"},
		{"signers", "export_permit\tissuer\tmandatory", "export_permit\tissuer\tconditional", "names its conditions"},
		{"issue_forms", "extension\texport_permit,", "extension\texit_permit,", "no document"},
		{"code_names", "note.annex-pages\ten\tNumber of pages of the annex: {pages}.", "note.annex-pages\ten\tNumber of pages of the annex: {page}.", "in English"},
	} {
		d := copyWith(t, x.table, x.from, x.to)
		_, err := Build(d)
		require.ErrorContains(t, err, x.want, "%s: %q", x.table, x.to)
		require.ErrorContains(t, err, "internal/data/", "the error names the place")
	}
}

// copyWith returns the tables with the first from in one of them made to.
func copyWith(t *testing.T, table, from, to string) *tsv.Dir {
	t.Helper()
	dir := t.TempDir()
	for _, name := range append([]string{"SOURCES.md"}, tables...) {
		file := name
		if !strings.Contains(name, ".") {
			file += ".tsv"
		}
		raw, err := os.ReadFile(filepath.Join(data, file))
		require.NoError(t, err)
		if name == table {
			require.Contains(t, string(raw), from)
			lines := strings.SplitAfter(strings.Replace(string(raw), from, to, 1), "\n")
			head := 1
			for strings.HasPrefix(lines[head-1], "#") {
				head++
			}
			raw = []byte(strings.Join(lines[:head], "") + strings.Join(slices.Sorted(slices.Values(lines[head:])), ""))
		}
		require.NoError(t, os.WriteFile(filepath.Join(dir, file), raw, 0o600))
	}
	d, err := tsv.Open(dir)
	require.NoError(t, err)
	return d
}
