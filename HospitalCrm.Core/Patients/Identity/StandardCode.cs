using System.Reflection;

namespace HospitalCrm.Core.Patients.Identity;

/// <summary>One row of a published code table. <see cref="Source"/> names the standard it stands in.</summary>
public sealed record StandardCode(string Code, string Name, string Source)
{
    internal static IReadOnlyList<StandardCode> Read(string table)
    {
        var assembly = Assembly.GetExecutingAssembly();
        using var resource = assembly.GetManifestResourceStream(typeof(StandardCode), $"Codes.{table}.csv")
            ?? throw new InvalidOperationException($"The code table {table} was not built in.");
        using var reader = new StreamReader(resource);
        reader.ReadLine(); // the header
        var rows = new List<StandardCode>();
        while (reader.ReadLine() is { } line)
        {
            rows.Add(line.Split(',') is [var code, var name, var source]
                ? new(code, name, source)
                : throw new InvalidOperationException($"A row of the code table {table} has not three cells."));
        }

        return rows;
    }
}
