package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/citesgo/cites/permits"
)

func execute(stdin string, args ...string) (out, errs string, status int) {
	var o, e bytes.Buffer
	status = run(args, strings.NewReader(stdin), &o, &e)
	return o.String(), e.String(), status
}

const saker, tortoise = "../testdata/saker-export.xml", "../testdata/tortoise-export.json"

func TestConvert(t *testing.T) {
	data, err := os.ReadFile(saker)
	require.NoError(t, err)
	out, errs, status := execute(string(data), "-")
	require.Equal(t, exitSame, status)
	require.Empty(t, errs)
	require.True(t, strings.HasPrefix(out, `{"number":"26KZ000123/A1"`))

	again, errs, status := execute(out, "-to", "2.0", "-")
	require.Equal(t, exitSame, status, errs)
	require.Empty(t, errs)
	p, err := permits.Decode(bytes.NewReader(data))
	require.NoError(t, err)
	q, err := permits.Decode(strings.NewReader(again))
	require.NoError(t, err)
	require.Empty(t, permits.Diff(p, q))

	_, errs, status = execute("", "-to", "1.0", "-lang", "fr", tortoise)
	require.Equal(t, exitDifferent, status)
	require.Contains(t, errs, "no-place  /items/0/age: supprimé \"1 year\"\n    Le format n'a pas de place pour cela.\n")

	_, errs, status = execute("", "-to", "2.0", "-bare", filepath.Join("..", "testdata", "python-reexport-soap.xml"))
	require.Equal(t, exitDifferent, status)
	require.Contains(t, errs, "envelope  /electronic/operation")
}

func TestConvertOutside(t *testing.T) {
	const doc = `<CBFShip><SpecifiedSupplyChainConsignment><IncludedSupplyChainConsignmentItem><PhysicalLogisticsShippingMarks>` +
		`<Marking>1</Marking></PhysicalLogisticsShippingMarks></IncludedSupplyChainConsignmentItem></SpecifiedSupplyChainConsignment></CBFShip>`
	_, errs, status := execute(doc, "-to", "1.0", "-")
	require.Equal(t, exitSame, status)
	require.Contains(t, errs, "outside  /items/0/marks\n")
}

func TestDiff(t *testing.T) {
	data, err := os.ReadFile(tortoise)
	require.NoError(t, err)
	changed := strings.Replace(string(data), "26UZ000731/T2", "26UZ000731/T3", 1)
	out, _, status := execute(changed, "-diff", tortoise, "-")
	require.Equal(t, exitDifferent, status)
	require.Equal(t, "/number: \"26UZ000731/T2\" → \"26UZ000731/T3\"\n", out)
	out, _, status = execute("", "-diff", tortoise, tortoise)
	require.Equal(t, exitSame, status)
	require.Empty(t, out)
}

func TestWrongUse(t *testing.T) {
	for _, args := range [][]string{
		nil, {"-x"}, {"a", "b"}, {"-diff", saker}, {"-to", "3.0", saker}, {"-lang", "!", saker}, {"no such file"}, {"main.go"}, {"-"},
	} {
		_, errs, status := execute("", args...)
		require.Equal(t, exitUnreadable, status, args)
		require.NotEmpty(t, errs)
	}
	_, _, status := execute("", "-h")
	require.Equal(t, exitSame, status)
}
