package scanfold

import "testing"

// BenchmarkTables makes the folder, as the first call of Tables does.
func BenchmarkTables(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		new(Folder).init()
	}
}
