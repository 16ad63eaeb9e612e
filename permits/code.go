package permits

// FormType is the letter of box 1: E export, R re-export, I import, O other.
type FormType string

// DocumentType says which document of the Convention it is, finer than box 1.
type DocumentType string

// Purpose is the letter of box 5a.
type Purpose string

// Source is a letter of box 10.
type Source string

// Term is the three-letter code of a kind of specimen, box 9.
type Term string

// Unit is a UN/ECE Recommendation 20 code, box 11.
type Unit string
