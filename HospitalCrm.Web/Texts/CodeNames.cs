using HospitalCrm.Core.Settings;

namespace HospitalCrm.Web.Texts;

/// <summary>Items that came with the product are called in the reader's language, as long as the hospital has not renamed them; its own words stay as they are.</summary>
public static class CodeNames
{
    public static string Item(this Wording words, CodeTable table, string code, string name) =>
        table.BuiltIn.Any(seed => seed.Code == code && seed.Name == name) ? words[$"Item.{table.Code}.{code}"] : name;
}
