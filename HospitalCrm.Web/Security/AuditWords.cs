using HospitalCrm.Core.Security;
using HospitalCrm.Web.Parts.Lists;
using HospitalCrm.Web.Texts;
using Microsoft.AspNetCore.Components;

namespace HospitalCrm.Web.Security;

/// <summary>Puts what stands in the chain as code words (what, why) into the reader's words; a word nobody knows stays as it is.</summary>
public sealed class AuditWords(Wording words)
{
    /// <summary>A kind of record, or the list that was looked at.</summary>
    public string Entity(string entity) => Known("Entity." + entity, Known("Title." + entity, entity));

    public string Purpose(string? purpose) => purpose is null ? "" : Known("Purpose." + purpose, purpose);

    public string Field(string name) => Known("Field." + Wording.Camel(name), Known("Column." + name, name));

    public RenderFragment? Cell(ListCell<AuditRow> cell) => cell.Column switch
    {
        "Entity" => Text(Entity(cell.Row.Entity)),
        "Purpose" => Text(Purpose(cell.Row.Purpose)),
        _ => null,
    };

    private string Known(string key, string otherwise) => words.Knows(key) ? words[key] : otherwise;

    private static RenderFragment Text(string said) => builder =>
    {
        builder.OpenElement(0, "span");
        builder.AddAttribute(1, "title", said);
        builder.AddContent(2, said);
        builder.CloseElement();
    };
}
