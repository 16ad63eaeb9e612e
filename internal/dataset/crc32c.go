package dataset

// crc32c returns the CRC-32C (Castagnoli) of s. hash/crc32 would do the same,
// faster, but it builds tables when it is imported: a fifth of all that a
// program pays for importing this library, for something that few ever call.
func crc32c(s string) uint32 {
	var table [256]uint32
	for i := range table {
		v := uint32(i)
		for range 8 {
			if v&1 == 1 {
				v = v>>1 ^ 0x82f63b78
			} else {
				v >>= 1
			}
		}
		table[i] = v
	}
	sum := ^uint32(0)
	for i := 0; i < len(s); i++ {
		sum = sum>>8 ^ table[byte(sum)^s[i]]
	}
	return ^sum
}
