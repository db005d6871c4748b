/// Lines that stand in columns, put back into rows and cells. The first line names the columns.
struct PDFTable {
  let rows: [[String]]

  init(_ lines: [PDFLine]) {
    let columns = PDFTable.columns(lines)
    var groups: [[PDFLine]] = []
    let gaps = zip(lines, lines.dropFirst()).map { $1.top - $0.bottom }
    // Where rows stand further apart than the lines in them, the gaps tell; else a piece in the first column does.
    let (least, most) = (gaps.min() ?? 0, gaps.max() ?? 0)
    let isFirst = lines.map { $0.pieces.first.map { PDFTable.column(of: $0, columns) } == 0 }
    let isSpaced = most > least * 1.5 + 2 && isFirst.contains(false)
    for (place, line) in lines.enumerated() {
      let begins = isSpaced ? place > 0 && gaps[place - 1] > least * 1.5 + 2 : isFirst[place]
      if groups.isEmpty || begins { groups.append([line]) } else { groups[groups.count - 1].append(line) }
    }
    rows = groups.map { group in
      var cells = [String](repeating: "", count: columns.count)
      for piece in group.flatMap(\.pieces) { cells[PDFTable.column(of: piece, columns)] += piece.text }
      return cells
    }
  }

  /// The bands that pieces stand in, over all lines but those that reach across others.
  private static func columns(_ lines: [PDFLine]) -> [ClosedRange<Double>] {
    let most = lines.map(\.pieces.count).max() ?? 1
    let spans = lines.filter { $0.pieces.count * 2 > most }.flatMap(\.pieces).map { $0.left...max($0.left, $0.right) }
    var bands: [ClosedRange<Double>] = []
    for span in spans.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = bands.last, span.lowerBound <= last.upperBound {
        bands[bands.count - 1] = last.lowerBound...max(last.upperBound, span.upperBound)
      } else {
        bands.append(span)
      }
    }
    return bands.isEmpty ? [0...1] : bands
  }

  private static func column(of piece: PDFPage.Word, _ columns: [ClosedRange<Double>]) -> Int {
    let middle = (piece.left + piece.right) / 2
    return columns.indices.min { away(columns[$0], middle) < away(columns[$1], middle) } ?? 0
  }

  private static func away(_ band: ClosedRange<Double>, _ place: Double) -> Double {
    band.contains(place) ? 0 : min(abs(band.lowerBound - place), abs(band.upperBound - place))
  }
}
