import CBench

extension Growth {
  /// Measures a province that was filled before, and leaves it.
  mutating func look(at folder: String) throws {
    let duban = Duban(binary: binary, folder: folder)
    size = Int(bench_query(duban.database, "SELECT count(*) FROM items"))
    sizes = [size]
    say("\(size) items")
    // Before the moves: it has the same entries moved.
    attempt("backup") { try $0.backup(duban) }
    try measure(duban)
    print("\n\(text)\n")
    for complaint in complaints { print("! \(complaint)") }
  }
}
