import Documents
import Site

extension CSV.Limits {
  /// For a table that is pasted or attached on a page.
  static let page = CSV.Limits(
    rows: SecurityPolicy.maxPastedRows, columns: SecurityPolicy.maxTableColumns, cellBytes: SecurityPolicy.maxCellBytes)
  /// For a table that `duban import` reads.
  static let commandLine = CSV.Limits(
    rows: SecurityPolicy.maxImportedRows, columns: SecurityPolicy.maxTableColumns, cellBytes: SecurityPolicy.maxCellBytes)
}
