package editions_test

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"runtime"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/citesgo/cites/appendix"
	"github.com/citesgo/cites/editions"
	"github.com/citesgo/cites/species"
)

// export40k writes an export of 40,000 taxa in the shape of a format, out of the
// taxa of the module, with notes as long as those of the sites.
func export40k(t testing.TB, format editions.Format) []byte {
	t.Helper()
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	header := strings.Split(strings.SplitN(fixture(t, format.String()+".csv"), "\n", 2)[0], ",")
	require.NoError(t, w.Write(header))
	long := strings.Repeat("Words as long as those of an annotation. ", 30)
	rows := 0
	for x := range species.All() {
		if x.Rank() < species.Species || !x.IsAccepted() {
			continue
		}
		a, err := appendix.Of(x, day)
		require.NoError(t, err)
		if !a.Listed() {
			continue
		}
		if rows++; rows > 40_000 {
			break
		}
		require.NoError(t, w.Write(exportRow(header, x, a, format, long)))
	}
	for ; rows < 40_000; rows++ { // what is listed is fewer
		epithet := "epithet" + strings.Map(func(r rune) rune { return r - '0' + 'a' }, fmt.Sprint(rows))
		row := make([]string, len(header))
		for i, v := range []string{fmt.Sprint(1_500_000 + rows), "Plantae", "", "", "Orchidales", "Orchidaceae", "Orchis", epithet, "",
			"Orchis " + epithet, "L.", "SPECIES", "II"} {
			row[i] = v
		}
		require.NoError(t, w.Write(row))
	}
	w.Flush()
	return b.Bytes()
}

func exportRow(header []string, x species.Taxon, a appendix.Answer, format editions.Format, long string) []string {
	fields := map[string]string{"Author": x.Author(), "AuthorYear": x.Author(), "CitesAccepted": "true"}
	for _, k := range []string{"TaxonId", "Id"} {
		fields[k] = x.ID().String()
	}
	above := map[species.Rank]string{}
	for y := range x.Ancestors() {
		above[y.Rank()] = y.Name()
	}
	fields["Kingdom"], fields["Phylum"], fields["Class"] = above[species.KingdomRank], above[species.Phylum], above[species.Class]
	fields["Order"], fields["Family"], fields["Genus"] = above[species.Order], above[species.Family], above[species.Genus]
	words := strings.Fields(x.Name())
	if len(words) > 1 {
		fields["Species"] = words[1]
	}
	rank := strings.ToUpper(x.Rank().String())
	fields["FullName"], fields["Scientific Name"], fields["RankName"], fields["Rank"] = x.Name(), x.Name(), rank, rank
	set := a.Appendices().String()
	fields["CurrentListing"], fields["Listing"] = set, set
	var codes, names, notes []string
	for c := range x.Range() {
		codes = append(codes, c.String())
		names = append(names, "Land "+c.String())
	}
	mark := func(s, text string) string {
		if format == editions.Checklist {
			return "Appendix " + s + ":" + text
		}
		return "**" + s + "** " + text
	}
	for _, s := range a.Appendices().Slice() {
		notes = append(notes, mark(s.String(), ""))
	}
	fields["FullAnnotationEnglish"] = strings.Join(notes, "\n")
	fields["AnnotationSpanish"] = fields["FullAnnotationEnglish"]
	if x.Kingdom() == species.Plantae && a.Appendices().Len() == 1 {
		fields["#AnnotationSymbol"] = "#4"
		fields["#Annotation"] = mark(set, long)
		fields["# Full note"] = mark(set, "#4 "+long)
	}
	var synonyms []string
	for s := range x.Synonyms() {
		synonyms = append(synonyms, s+" L., 1753")
	}
	fields["SynonymsWithAuthors"] = strings.Join(synonyms, ", ")
	fields["All_DistributionISOCodes"], fields["All_DistributionFullNames"] = strings.Join(codes, ","), strings.Join(names, ",")
	row := make([]string, len(header))
	for i, h := range header {
		row[i] = fields[h]
	}
	return row
}

// BenchmarkRead reads an export of 40,000 rows; peak-MB is the largest heap seen
// while it does.
func BenchmarkRead(b *testing.B) {
	for _, format := range []editions.Format{editions.SpeciesPlus, editions.Checklist} {
		b.Run(format.String(), func(b *testing.B) {
			text := export40k(b, format)
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			runtime.GC()
			var before, now runtime.MemStats
			runtime.ReadMemStats(&before)
			peak := uint64(0)
			for b.Loop() {
				r := &watched{Reader: bytes.NewReader(text), every: 1 << 20, look: func() {
					runtime.ReadMemStats(&now)
					peak = max(peak, now.HeapAlloc)
				}}
				e, err := editions.Read(r, editions.On(day))
				if err != nil {
					b.Fatal(err)
				}
				r.look()
				runtime.KeepAlive(e)
			}
			b.ReportMetric(float64(peak-min(peak, before.HeapAlloc))/(1<<20), "peak-MB")
		})
	}
}

// watched looks at the heap now and then while it is read.
type watched struct {
	*bytes.Reader
	every, left int
	look        func()
}

func (w *watched) Read(p []byte) (int, error) {
	n, err := w.Reader.Read(p)
	if w.left -= n; w.left < 0 {
		w.left = w.every
		w.look()
	}
	return n, err
}

func BenchmarkOpenBytes(b *testing.B) {
	e, err := editions.Read(bytes.NewReader(export40k(b, editions.SpeciesPlus)), editions.On(day))
	require.NoError(b, err)
	file := bytesOf(b, e)
	b.SetBytes(int64(len(file)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := editions.OpenBytes(file); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkOfWithEdition(b *testing.B) {
	e := read(b, fixture(b, "speciesplus.csv"))
	x := taxon(b, e.Species(), "Panthera uncia")
	opt := appendix.WithEdition(e.Appendix())
	b.ReportAllocs()
	for b.Loop() {
		if _, err := appendix.Of(x, day, opt); err != nil {
			b.Fatal(err)
		}
	}
}

// TestAnExportOfTheModuleSaysWhatTheModuleSays reads back what the module knows,
// written in the shape of an export.
func TestAnExportOfTheModuleSaysWhatTheModuleSays(t *testing.T) {
	for _, format := range []editions.Format{editions.SpeciesPlus, editions.Checklist} {
		e, err := editions.Read(bytes.NewReader(export40k(t, format)), editions.On(day))
		require.NoError(t, err)
		different := 0
		for x := range e.Species().All() {
			ours, ok := species.ByID(x.ID())
			if !ok || x.Rank() < species.Species {
				continue
			}
			a, err := appendix.Of(x, day, appendix.WithEdition(e.Appendix()))
			require.NoError(t, err)
			if !x.IsAccepted() {
				continue // stands between a subspecies and its genus, without a row
			}
			b, err := appendix.Of(ours, day)
			require.NoError(t, err)
			if a.Appendices() != b.Appendices() {
				if different++; different < 10 {
					t.Errorf("%s: %s, and %s in the module", x, a.Appendices(), b.Appendices())
				}
			}
		}
	}
}
