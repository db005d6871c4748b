/// What stands in one cell of a table of figures.
package typealias FigureCellPart = FigureTablePart.Cell
