/// A new item of any kind, or the fields of one that is there. Refused, it comes back with what was typed and says what is wrong.
package struct ItemFormPage: Sendable {
  package struct Part: Sendable {
    /// 责任分工, 内容; empty when the form is short.
    package var title: String
    package var fields: [FieldPart]

    package init(title: String = "", fields: [FieldPart]) {
      self.title = title
      self.fields = fields
    }
  }

  package var frame: FramePart
  package var head: HeadPart
  package var refusal: NotePart?
  package var action: String
  package var csrf: String
  package var key: String
  /// What the form carries along: `kind`, `initiative`, `parent`, or the `version` that was read.
  package var kept: [KeptPart]
  package var parts: [Part]
  /// 登记, 下达, 保存修改
  package var button: String
  /// Said beside the button: from when the limit counts, who is told.
  package var hint: String
  package var back: String

  package init(
    frame: FramePart, head: HeadPart, refusal: NotePart? = nil, action: String, csrf: String, key: String, kept: [KeptPart] = [],
    parts: [Part], button: String, hint: String = "", back: String
  ) {
    self.frame = frame
    self.head = head
    self.refusal = refusal
    self.action = action
    self.csrf = csrf
    self.key = key
    self.kept = kept
    self.parts = parts
    self.button = button
    self.hint = hint
    self.back = back
  }

  package var hasFiles: Bool { parts.contains { $0.fields.contains { $0.isFile } } }
}
