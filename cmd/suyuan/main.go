// Command suyuan reads Chinese business news into a sourced knowledge graph.
package main

func main() {}
