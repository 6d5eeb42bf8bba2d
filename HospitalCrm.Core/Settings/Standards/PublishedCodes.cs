using System.Reflection;

namespace HospitalCrm.Core.Settings.Standards;

/// <summary>The published code tables that came with the product (<c>Codes/*.csv</c>), the only copy of them. A hospital confirms them before use.</summary>
public static class PublishedCodes
{
    /// <summary>Which value domain each table is: its short name, the standard's code, and what it is called.</summary>
    public static IReadOnlyList<PublishedDomain> Domains { get; } =
    [
        new("sex", "GB/T 2261.1", "性别代码"),
        new("marital", "GB/T 2261.2", "婚姻状况代码"),
        new("ethnic", "GB/T 3304", "民族代码"),
        new("relationship", "GB/T 4761", "家庭关系代码"),
        new("id-type", "CV02.01.101", "身份证件类别代码"),
        new("insurance", "CV02.01.204", "医疗保险类别代码"),
        new("address-kind", "CV02.01.205", "地址类别代码"),
        new("abo", "CV04.50.005", "ABO血型代码"),
        new("rh", "CV04.50.020", "Rh血型代码"),
        new("followup-way", "CV06.00.207", "随访方式代码"),
        new("discharge-way", "CV06.00.226", "离院方式代码"),
        new("payment", "CV07.10.005", "医疗费用结算方式代码"),
        new("visit-type", "CV09.00.404", "患者类型代码"),
        new("discharge-outcome", "EMR01.01.001", "治疗结果代码"),
        new("exam-kind", "exam-kind", "检查类别"),
    ];

    public static IReadOnlyList<PublishedCode> Of(string table) =>
        [.. Rows(table).Select(cells => cells is [var code, var name, var source, var oid, var note, var confidence] ? new PublishedCode(code, name, source, oid, note, confidence) : throw Broken(table))];

    /// <summary>数据元 (WS 363).</summary>
    public static IReadOnlyList<PublishedElement> Elements() =>
        [.. Rows("data-elements").Select(cells => cells is [var code, var name, var source, _, _, _, var kind, var format, var domain] ? new PublishedElement(code, name, source, kind, format, domain) : throw Broken("data-elements"))];

    private static IEnumerable<string[]> Rows(string table)
    {
        using var resource = Assembly.GetExecutingAssembly().GetManifestResourceStream(typeof(PublishedCodes), $"Codes.{table}.csv")
            ?? throw new InvalidOperationException($"The code table {table} was not built in.");
        using var reader = new StreamReader(resource);
        reader.ReadLine(); // the header
        while (reader.ReadLine() is { } line)
        {
            yield return line.Split(',');
        }
    }

    private static InvalidOperationException Broken(string table) => new($"A row of the code table {table} has not the cells it should.");
}

/// <param name="Table">Its short name: what <c>his-views.csv</c> and our own code call it.</param>
/// <param name="Code">The standard's.</param>
public sealed record PublishedDomain(string Table, string Code, string Name);

/// <param name="Confidence">How sure we are of it: <c>high</c> (two sources or the official text), <c>medium</c>, <c>low</c>, <c>own</c>.</param>
public sealed record PublishedCode(string Code, string Name, string Source, string Oid, string Note, string Confidence);

/// <param name="Kind">S1, S2, S3, N, D, DT, T, L or BY (WS/T 303).</param>
public sealed record PublishedElement(string Code, string Name, string Source, string Kind, string Format, string Domain);
