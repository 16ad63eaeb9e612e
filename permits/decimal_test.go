package permits_test

import (
	"encoding/json"
	"math/big"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/govalues/decimal"
	"github.com/stretchr/testify/require"

	"github.com/citesgo/cites/permits"
)

func TestParseDecimal(t *testing.T) {
	for in, want := range map[string]string{
		"5": "5", "5.00": "5.00", "-3": "-3", "+2.5": "2.5", "007": "7", ".5": "0.5", "2e3": "2000", "1.5E-3": "0.0015", " 5 ": "5",
		"0.0000000000000000001": "0.0000000000000000001", "9999999999999999999": "9999999999999999999",
		// no numbers, or more than 19 digits hold exactly
		"ten": "", "1,5": "", "1.500,00": "", "1e400": "", "1e": "", "e5": "", "-": "", ".": "", "NaN": "",
		"Inf": "", "0x10": "", "1_000": "", "--1": "",
		"5 kg": "", "10000000000000000000": "", "0.12345678901234567891": "", "1e-20": "", "12e99999999999": "", "٣": "",
		strings.Repeat("1", 10_000): "",
	} {
		d := permits.ParseDecimal(in)
		require.True(t, d.Given())
		require.Equal(t, in, d.String())
		v, ok := d.Decimal()
		require.Equal(t, want != "", ok, in)
		require.Equal(t, ok, d.Valid())
		if ok {
			require.Equal(t, want, v.String(), in)
		}
	}
	require.False(t, permits.ParseDecimal("").Given())
	require.False(t, permits.ParseDecimal("").Valid())
}

func TestDecimalCompares(t *testing.T) {
	d := permits.ParseDecimal
	require.Zero(t, d("1.50").Cmp(d("1.5")))
	require.NotEqual(t, d("1.50"), d("1.5"))
	require.False(t, d("1.50").Equal(d("1.5")))
	require.Negative(t, d("2").Cmp(d("10")))
	require.Negative(t, d("ten").Cmp(d("-1")))
	require.Positive(t, d("0").Cmp(d("")))
	require.Zero(t, d("ten").Cmp(d("")))
	require.Equal(t, []int{-1, 0, 1, 0}, []int{d("-2").Sign(), d("0.0").Sign(), d("3").Sign(), d("ten").Sign()})
	require.True(t, d("5.00").IsWhole())
	require.False(t, d("5.01").IsWhole())
	require.False(t, d("ten").IsWhole())
	require.Equal(t, d("1.50"), permits.DecimalOf(decimal.MustParse("1.50")))
}

func TestDecimalJSON(t *testing.T) {
	for in, want := range map[string]string{
		`5`: `5`, `"5"`: `5`, `1.50`: `1.50`, `"ten"`: `"ten"`, `1e400`: `"1e400"`,
		`"+5"`: `"+5"`, `"007"`: `"007"`, `-0`: `-0`, `2E3`: `2E3`, `""`: `""`,
	} {
		var d permits.Decimal
		require.NoError(t, json.Unmarshal([]byte(in), &d), in)
		got, err := json.Marshal(d)
		require.NoError(t, err)
		require.Equal(t, want, string(got))
	}
	var d permits.Decimal
	require.NoError(t, json.Unmarshal([]byte(`null`), &d))
	require.False(t, d.Given())
	require.ErrorContains(t, json.Unmarshal([]byte(`true`), &d), "number or string")
}

func FuzzDecimal(f *testing.F) {
	for _, s := range []string{"", "5", "1.50", "-0", "1e400", "ten", "1e-19", "9999999999999999999", "\xff"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		var d permits.Decimal
		if err := d.UnmarshalText(text); err != nil {
			require.ErrorIs(t, err, permits.ErrEncoding)
			require.False(t, utf8.Valid(text))
			return
		}
		require.Equal(t, string(text), d.String())
		if v, ok := d.Decimal(); ok { // exactly the number that is printed
			want, ok := new(big.Rat).SetString(strings.TrimSpace(string(text)))
			require.True(t, ok)
			got, ok := new(big.Rat).SetString(v.String())
			require.True(t, ok)
			require.Zero(t, want.Cmp(got))
		}
		data, err := json.Marshal(d)
		require.NoError(t, err)
		var again permits.Decimal
		require.NoError(t, json.Unmarshal(data, &again))
		require.Equal(t, d, again)
	})
}
