module github.com/citesgo/cites/examples/issue

go 1.26

require (
	github.com/citesgo/cites v0.0.0
	golang.org/x/text v0.0.0
)

replace github.com/citesgo/cites => ../..
