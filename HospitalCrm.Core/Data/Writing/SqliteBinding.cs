using System.Globalization;
using System.Text;
using SQLitePCL;

namespace HospitalCrm.Core.Data.Writing;

/// <summary>Binds values as the provider would, by place: its own parameters cost more than the row itself.</summary>
internal static class SqliteBinding
{
    /// <param name="place">From 1.</param>
    /// <param name="value">As the model's converters leave it.</param>
    public static int Bind(sqlite3_stmt statement, int place, object? value) => value switch
    {
        null => raw.sqlite3_bind_null(statement, place),
        byte[] { Length: 0 } => raw.sqlite3_bind_zeroblob(statement, place, 0),
        byte[] bytes => raw.sqlite3_bind_blob(statement, place, bytes),
        string text => BindText(statement, place, text),
        int number => raw.sqlite3_bind_int64(statement, place, number),
        long number => raw.sqlite3_bind_int64(statement, place, number),
        bool flag => raw.sqlite3_bind_int64(statement, place, flag ? 1 : 0),
        double number => raw.sqlite3_bind_double(statement, place, number),
        DateOnly day => BindText(statement, place, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        _ => throw new NotSupportedException($"No way to write a {value.GetType().Name}."),
    };

    private static int BindText(sqlite3_stmt statement, int place, string text)
    {
        Span<byte> bytes = stackalloc byte[256];
        return Encoding.UTF8.TryGetBytes(text, bytes, out var length)
            ? raw.sqlite3_bind_text(statement, place, bytes[..length])
            : raw.sqlite3_bind_text(statement, place, Encoding.UTF8.GetBytes(text));
    }
}
