package permits

import (
	"bytes"
	"encoding/json"
)

// MarshalJSON writes {code, severity, path, message, provision, args}, with the
// arguments as an object in their stable order and the message in English or
// the language of [Findings.In].
func (f Finding) MarshalJSON() ([]byte, error) {
	return encodeJSON(struct {
		Code      string   `json:"code"`
		Severity  Severity `json:"severity"`
		Path      string   `json:"path"`
		Message   string   `json:"message"`
		Provision string   `json:"provision"`
		Args      argList  `json:"args"`
	}{f.Code, f.Severity, f.Path, f.text(int(f.language)), f.Provision, f.Args})
}

// argList is the arguments as a JSON object.
type argList []Arg

func (a argList) MarshalJSON() ([]byte, error) {
	out := []byte{'{'}
	for i, x := range a {
		if i > 0 {
			out = append(out, ',')
		}
		name, err := encodeJSON(x.Name)
		if err != nil {
			return nil, err
		}
		value, err := encodeJSON(x.Value)
		if err != nil {
			return nil, err
		}
		out = append(append(append(out, name...), ':'), value...)
	}
	return append(out, '}'), nil
}

// encodeJSON leaves <, > and & as they are, as a reader of the log expects. A
// caller that uses json.Marshal gets them escaped, which means the same.
func encodeJSON(v any) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return nil, err
	}
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), nil
}
