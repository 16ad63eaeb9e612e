package editions_test

import (
	"bytes"
	"errors"
	"fmt"
	"strings"

	"github.com/citesgo/cites"
	"github.com/citesgo/cites/appendix"
	"github.com/citesgo/cites/countries"
	"github.com/citesgo/cites/editions"
)

// A file that Species+ handed out, asked about a taxon.
func Example() {
	e, err := editions.ReadFile("testdata/speciesplus.csv", editions.On(cites.MustDate("2026-04-22")))
	if err != nil {
		fmt.Println(err)
		return
	}
	matches, err := e.Species().Lookup("Loxodonta africana")
	if err != nil {
		fmt.Println(err)
		return
	}
	elephant, _ := matches.Taxon()
	for _, from := range []string{"KE", "BW"} {
		country, _ := countries.ParseCode(from)
		answer, err := appendix.Of(elephant, e.Date(), appendix.From(country), appendix.WithEdition(e.Appendix()))
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println(elephant, from, answer.Appendices(), answer.Decided())
	}
	// Output:
	// Loxodonta africana KE I true
	// Loxodonta africana BW II true
}

// An edition is written once and opened, verified, as often as needed.
func ExampleEdition() {
	e, err := editions.ReadFile("testdata/checklist.csv", editions.On(cites.MustDate("2026-04-22")))
	if err != nil {
		fmt.Println(err)
		return
	}
	var file bytes.Buffer
	if _, err := e.WriteTo(&file); err != nil {
		fmt.Println(err)
		return
	}
	again, err := editions.OpenBytes(file.Bytes())
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(again.Date(), again.Appendix().Edition().Sources, again.Appendix() == e.Appendix())

	file.Bytes()[file.Len()/2] ^= 1
	_, err = editions.OpenBytes(file.Bytes())
	fmt.Println(err)
	// Output:
	// 2026-04-22 CHECKLIST-EXPORT false
	// cites: export: the checksum of the edition file does not agree with its content; write it anew from the export
}

func ExampleError() {
	const header = "Id,Kingdom,Phylum,Class,Order,Family,Genus,Species,Subspecies,Scientific Name,Author,Rank,Listing,Party," +
		"Listed under,Full note,# Full note,All_DistributionFullNames,All_DistributionISOCodes\n"
	for _, text := range []string{
		header + "6353,Animalia,Chordata,Mammalia,Carnivora,Felidae,Panthera,leo,,Panthera leo,\"(Linnaeus, 17",
		header + "6353,Animalia,Chordata,Mammalia,Carnivora,Felidae,Panthera,leo,,Panthera leo,Linnaeus,SPECIES,A,,,,,,\n",
		strings.Replace(header, "Full note,", "", 1),
	} {
		_, err := editions.Read(strings.NewReader(text), editions.On(cites.MustDate("2026-04-22")))
		var fault *editions.Error
		fmt.Println(errors.As(err, &fault), err)
	}
	// Output:
	// true cites: export, line 2: the row that begins here has a field in quotation marks without end, or a lone quotation mark on line 2; the file may have been cut short: download it again
	// true cites: export, line 2, column "Listing": "A" is none of I, II, III and NC
	// true cites: export, line 1: the columns Full note are missing; download the file again and keep all columns
}

// What the reader could not take as it stands leaves answers open.
func ExampleRemark() {
	e, err := editions.ReadFile("testdata/speciesplus.csv", editions.On(cites.MustDate("2026-04-22")))
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, r := range e.Remarks() {
		fmt.Println(r)
	}
	// Output:
	// line 7, column "Full note": "**I** Except some populations of Argentina (two provinces)\n**II** Populations of…" does not say, in a way that can be read, which populations are in Appendix I/II
	// line 11, column "Full note": "**I** Only the population of Europe" does not say, in a way that can be read, which populations are in Appendix I/NC
}

func ExampleFormat() {
	for _, name := range []string{"testdata/checklist.csv", "testdata/speciesplus.csv"} {
		e, err := editions.ReadFile(name, editions.On(cites.MustDate("2026-04-22")))
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println(e.Format())
	}
	// Output:
	// checklist
	// speciesplus
}

// The sites write the day into the name of the file.
func ExampleOption() {
	const header = "Id,Kingdom\n"
	_, err := editions.Read(strings.NewReader(header))
	fmt.Println(err)
	_, err = editions.Read(strings.NewReader(header), editions.FileName("cites_listings_2026-04-22 23_02_comma_separated.csv"),
		editions.MaxBytes(5))
	fmt.Println(err)
	// Output:
	// cites: export: it does not say which day it states, and its name has no date in it; give the day of the download with On
	// cites: export: it is longer than 5 bytes; MaxBytes sets another limit
}
