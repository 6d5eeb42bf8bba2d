using HospitalCrm.Core.Settings.Calendar;
using HospitalCrm.Core.Settings.Guides;
using HospitalCrm.Core.Settings.Standards;

namespace HospitalCrm.Core.Settings.Imports;

/// <summary>Which columns of a list an import takes. They bear the list's own names, so that what an export wrote an import reads.</summary>
/// <param name="Row">The list's row: its room names the columns.</param>
public sealed record ImportDefinition(string List, Type Row, IReadOnlyList<ImportColumn> Columns)
{
    private static readonly string[] YesNo = ["true", "false"];

    private static readonly ImportDefinition Departments = new("departments", typeof(DepartmentRow),
    [
        new("Code", true),
        new("Name", true),
        new("Kind", false) { Choices = Enum.GetNames<DepartmentKind>(), Enum = nameof(DepartmentKind) },
        new("MessageName", false),
        new("IsHidden", false) { Choices = YesNo },
    ]);

    private static readonly ImportDefinition DepartmentGuides = new("guides", typeof(DepartmentGuideRow), [new("Code", true), new("Name", false) { IsIgnored = true }, new("Guide", true)]);

    private static readonly ImportDefinition Exams = new("exams", typeof(ExamItemRow), [new("Code", true), new("Name", true), new("Department", false), new("Notes", true)]);

    private static readonly ImportDefinition Holidays = new("holidays", typeof(HolidayRow),
    [
        new("Day", true),
        new("Weekday", false) { IsIgnored = true },
        new("Kind", true) { Choices = Enum.GetNames<HolidayKind>(), Enum = nameof(HolidayKind) },
        new("Name", true),
    ]);

    private static readonly ImportDefinition Elements = new("data-elements", typeof(DataElementRow),
    [
        new("Code", true),
        new("Name", true),
        new("Kind", true) { Choices = Enum.GetNames<DataElementKind>(), Enum = nameof(DataElementKind) },
        new("Format", false),
        new("Domain", false),
        new("Standard", false),
        new("Definition", false),
    ]);

    private static readonly ImportDefinition Sets = new("data-sets", typeof(DataSetRow), [new("Code", true), new("Name", true), new("Definition", false), new("Members", true)]);

    private static readonly ImportDefinition Domains = new("value-domains", typeof(ValueDomainRow),
    [
        new("Code", true),
        new("Name", true),
        new("Codes", false) { IsIgnored = true },
        new("Edition", false),
        new("EffectiveOn", false),
        new("IsConfirmed", false) { Choices = YesNo },
        new("Oid", false),
        new("Note", false),
    ]);

    private static readonly ImportDefinition DomainCodes = new("value-codes", typeof(DomainCodeRow),
        [new("Domain", true), new("Code", true), new("Name", true), new("IsEnabled", false) { Choices = YesNo }, new("Note", false)]);

    /// <summary>Null for a list nothing is imported into.</summary>
    public static ImportDefinition? Of(string list) => list switch
    {
        "departments" => Departments,
        "guides" => DepartmentGuides,
        "exams" => Exams,
        "holidays" => Holidays,
        "data-elements" => Elements,
        "data-sets" => Sets,
        "value-domains" => Domains,
        "value-codes" => DomainCodes,
        _ => CodeTables.Find(list) is { } table ? Codes(table) : null,
    };

    private static ImportDefinition Codes(CodeTable table)
    {
        ImportColumn[] measured = table.Measure switch
        {
            CodeMeasure.Plain => [],
            CodeMeasure.Weight => [new("Value", true)],
            _ => [new("Value", true), new("Until", false) { IsIgnored = true }],
        };
        return new(table.Code, typeof(CodeItemRow),
            [new("Code", true), new("Name", true), .. measured, new("IsEnabled", false) { Choices = YesNo }, new("Note", false), new("Order", false) { IsIgnored = true }]);
    }
}

/// <param name="Name">The list column's.</param>
public sealed record ImportColumn(string Name, bool IsRequired)
{
    /// <summary>For a choice: the values; a file says them in words.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>The enum whose texts are the words of the choices.</summary>
    public string? Enum { get; init; }

    /// <summary>Known, because an export writes it, and not taken over: it follows from the others.</summary>
    public bool IsIgnored { get; init; }
}

/// <summary>One row of a file by column, ready to be looked at.</summary>
/// <param name="Row">Its number in the file.</param>
public sealed record ImportLine(int Row, IReadOnlyDictionary<string, string> Cells)
{
    public string this[string column] => Cells.GetValueOrDefault(column, "");
}
