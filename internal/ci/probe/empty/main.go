// Command empty is what the cost of the other probes is measured against.
package main

func main() {}
