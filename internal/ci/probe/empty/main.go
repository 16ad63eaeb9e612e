// Command empty is what the cost of the other probes is measured against. It
// links os, as every program does that prints or exits with a status.
package main

import "os"

func main() { os.Exit(0) }
