extension LoadPart {
  static func sampleGroups(in text: Text) -> LoadPart {
    LoadPart(
      grouping: .groups,
      rows: [
        row("财政金融组", "王明", 23, (0, 1, 2), "1.3", text), row("政策保障组", "李静", 61, (0, 2, 2), "1.5", text),
        row("定点服务组", "孙莉", 34, (0, 0, 0), "0", text),
        row("技术保障组", "何军", 28, (0, 0, 0), "0", text), row("宣传组", "周涛", 6, (0, 0, 0), "0", text),
      ])
  }

  static func sampleAgencies(in text: Text) -> LoadPart {
    LoadPart(
      grouping: .agencies,
      rows: [
        row("承办银行乙", "财政金融组", 12, (1, 0, 0), "3.0", text), row("莱芜区医疗保障局", "定点服务组", 41, (0, 1, 0), "2.0", text),
        row("承办银行丙", "政策保障组", 9, (0, 0, 0), "0", text), row("钢城区医疗保障局", "定点服务组", 26, (0, 0, 0), "0", text),
        row("莱芜高新区社会事务管理局", "定点服务组", 15, (0, 0, 0), "0", text), row("技术公司", "技术保障组", 18, (0, 0, 0), "0", text),
      ])
  }

  private static func row(_ name: String, _ beside: String, _ open: Int, _ lights: (Int, Int, Int), _ average: String, _ text: Text) -> Row
  {
    func light(_ colour: LightPart.Colour, _ word: String, _ count: Int) -> LightPart? {
      count == 0
        ? nil : LightPart(colour: colour, word: "\(word) \(count)", address: "/supervision?holder=\(name)&light=\(colour.rawValue)")
    }
    return Row(
      name: name, address: "/supervision?holder=" + name, beside: beside, open: open, openAddress: "/search?holder=" + name,
      red: light(.red, text.supervisionRed, lights.0), yellow: light(.yellow, text.supervisionYellow, lights.1),
      blue: light(.blue, text.supervisionBlue, lights.2), average: average)
  }
}
