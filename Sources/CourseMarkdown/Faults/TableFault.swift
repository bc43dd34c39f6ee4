/// What can be wrong with a table.
enum TableFault: Fault {
  case tableWithoutSeparator
  case malformedRow
  case malformedSeparator(String)
  case unbalancedRow(cells: Int, columns: Int)
}
