package lang

import "golang.org/x/text/language"

// Mark returns a mark between the parts of a text, one of ": ", "; " and ", ", as
// a reader of the language writes it, with the spaces about it.
func Mark(tag language.Tag, mark string) string {
	switch i := Index(tag); words[i] {
	case "fr":
		if mark != ", " {
			return " " + mark
		}
	case "ar":
		switch mark {
		case "; ":
			return "؛ "
		case ", ":
			return "، "
		}
	case "zh":
		switch mark {
		case ": ":
			return "："
		case "; ":
			return "；"
		case ", ":
			return "，"
		}
	}
	return mark
}
