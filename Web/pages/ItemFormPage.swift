/// The form for a new item of any kind, or for the fields of an existing one. After a refusal it keeps the user's input and shows the
/// errors.
package struct ItemFormPage: Sendable {
  /// A titled group of fields.
  package struct Part: Sendable {
    /// 责任分工, 内容; empty if the form is short.
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
  /// Hidden inputs: `kind`, `initiative`, `parent`, or the `version` that was read.
  package var hiddenInputs: [HiddenInputPart]
  package var parts: [Part]
  /// 登记, 下达, 保存修改
  package var button: String
  /// The text beside the button: when the limit begins, who is notified.
  package var hint: String
  package var back: String

  package init(
    frame: FramePart, head: HeadPart, refusal: NotePart? = nil, action: String, csrf: String, key: String,
    hiddenInputs: [HiddenInputPart] = [],
    parts: [Part], button: String, hint: String = "", back: String
  ) {
    self.frame = frame
    self.head = head
    self.refusal = refusal
    self.action = action
    self.csrf = csrf
    self.key = key
    self.hiddenInputs = hiddenInputs
    self.parts = parts
    self.button = button
    self.hint = hint
    self.back = back
  }

  package var hasFiles: Bool { parts.contains { $0.fields.contains { $0.isFile } } }
}
