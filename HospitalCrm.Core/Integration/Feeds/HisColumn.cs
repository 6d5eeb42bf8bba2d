using System.Globalization;
using System.Text;

namespace HospitalCrm.Core.Integration.Feeds;

/// <summary>One column of a contract view.</summary>
public sealed class HisColumn
{
    private HisColumn(string name, string type, string required, string note, int ordinal)
    {
        Name = name;
        Type = type;
        Note = note;
        Ordinal = ordinal;
        Utf8Name = Encoding.UTF8.GetBytes(name);
        IsKey = required == "K";
        MustExist = required is "K" or "R";
        (Kind, Length, Places) = ReadType(type);
        Listed = ReadListed(name, note);
    }

    public string Name { get; }

    /// <summary>As the contract writes it: <c>nvarchar(50)</c>.</summary>
    public string Type { get; }

    public string Note { get; }

    public int Ordinal { get; }

    public HisColumnKind Kind { get; }

    /// <summary>Most characters of a text; digits of a number.</summary>
    public int Length { get; }

    /// <summary>Digits behind the point.</summary>
    public int Places { get; }

    public bool IsKey { get; }

    /// <summary>The column must be there; it may be empty unless it is a key.</summary>
    public bool MustExist { get; }

    /// <summary>The only values a <c>status</c> or a flag that says whether the row holds may have; null for all other columns.</summary>
    public IReadOnlyList<string>? Listed { get; }

    internal byte[] Utf8Name { get; }

    /// <param name="cells">view, column, type, required, hl7_v2, note.</param>
    internal static HisColumn Read(IReadOnlyList<string> cells, int ordinal) => new(cells[1], cells[2], cells[3], cells[5], ordinal);

    private static (HisColumnKind Kind, int Length, int Places) ReadType(string type)
    {
        var open = type.IndexOf('(', StringComparison.Ordinal);
        var word = open < 0 ? type : type[..open];
        var sizes = open < 0 ? [] : type[(open + 1)..^1].Split(',').Select(size => int.Parse(size, CultureInfo.InvariantCulture)).ToArray();
        return word switch
        {
            "char" or "varchar" or "nvarchar" => (HisColumnKind.Text, sizes[0], 0),
            "date" => (HisColumnKind.Date, 0, 0),
            "datetime" => (HisColumnKind.Time, 0, 0),
            "int" => (HisColumnKind.Whole, 0, 0),
            "decimal" => (HisColumnKind.Number, sizes[0], sizes[1]),
            _ => throw new InvalidDataException($"The contract has a column of type {type}."),
        };
    }

    /// <summary>The note of a status lists its values: <c>1 open 2 settled 9 cancelled</c>.</summary>
    private static string[]? ReadListed(string name, string note) => name switch
    {
        "status" => [.. note.Split(' ').Where(word => word.Length == 1 && char.IsAsciiLetterOrDigit(word[0]))],
        "deleted" or "enabled" => ["0", "1"],
        _ => null,
    };
}

public enum HisColumnKind
{
    Text,
    Date,
    Time,
    Whole,
    Number,
}
