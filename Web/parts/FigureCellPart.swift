/// One cell of a table of statistics.
package typealias FigureCellPart = FigureTablePart.Cell
