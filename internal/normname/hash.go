package normname

// folded turns eight ASCII letters and spaces into small letters and spaces.
const folded = 0x2020202020202020

// Hash returns the hash of a key, and the same hash for the key written with
// capitals. It reads eight bytes at a time: names are looked up one by one
// among tens of thousands, and hashing is most of the work.
func Hash[T string | []byte](key T) uint32 {
	const k = 0x9e3779b97f4a7c15
	n := len(key)
	h := uint64(n) * k
	i := 0
	for ; i+8 <= n; i += 8 {
		h = (h ^ (load8(key, i) | folded)) * k
		h ^= h >> 32
	}
	if i < n {
		h = (h ^ (tail(key, i) | folded)) * k
		h ^= h >> 32
	}
	h *= k
	return uint32(h >> 32)
}

// EqualFold reports whether two texts of ASCII letters and spaces are equal but
// for capitals. In other text NUL passes for a space, @ for a grave accent and
// so on: one of the two must be a key.
func EqualFold[T string | []byte](s T, key string) bool {
	n := len(key)
	if len(s) != n {
		return false
	}
	i := 0
	for ; i+8 <= n; i += 8 {
		if (load8(s, i)^load8(key, i))&^folded != 0 {
			return false
		}
	}
	return i == n || (tail(s, i)^tail(key, i))&^folded == 0
}

// tail returns the last one to seven bytes; those before i may come along.
func tail[T string | []byte](s T, i int) (w uint64) {
	if len(s) >= 8 {
		return load8(s, len(s)-8)
	}
	for ; i < len(s); i++ {
		w = w<<8 | uint64(s[i])
	}
	return w
}

func load8[T string | []byte](s T, i int) uint64 {
	b := s[i : i+8]
	return uint64(b[0]) | uint64(b[1])<<8 | uint64(b[2])<<16 | uint64(b[3])<<24 |
		uint64(b[4])<<32 | uint64(b[5])<<40 | uint64(b[6])<<48 | uint64(b[7])<<56
}
