using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace HospitalCrm.Core.Integration.Feeds;

/// <summary>Rows as JSON: what is pushed, and what the inbox keeps.</summary>
public static class HisJson
{
    private static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>Looks through a whole body before anything is stored of it.</summary>
    /// <param name="most">Counting ends behind it.</param>
    /// <returns>How many rows the array has; null when the body is JSON but no array.</returns>
    /// <exception cref="JsonException">The body is not JSON.</exception>
    public static int? Count(ReadOnlySpan<byte> body, int most)
    {
        var reader = new Utf8JsonReader(body);
        if (!reader.Read())
        {
            throw new JsonException();
        }

        if (reader.TokenType != JsonTokenType.StartArray)
        {
            return null;
        }

        var rows = 0;
        while (reader.Read() && reader.CurrentDepth > 0)
        {
            rows += reader.CurrentDepth == 1 && reader.TokenType is not (JsonTokenType.EndObject or JsonTokenType.EndArray) ? 1 : 0;
            if (rows > most)
            {
                return rows;
            }
        }

        // Something behind the array is not JSON either.
        _ = reader.Read();
        return rows;
    }

    /// <summary>The rows of an array that <see cref="Count"/> has looked through, some at a time.</summary>
    /// <param name="start">Where to go on; 0 for the first call.</param>
    /// <returns>Where the next call starts.</returns>
    public static int Read(HisView view, ReadOnlyMemory<byte> body, int start, int most, List<HisReading> into)
    {
        var span = body.Span;
        var at = start == 0 ? span.IndexOf((byte)'[') + 1 : start;
        for (var count = 0; count < most && NextValue(span, ref at); count++)
        {
            var reader = new Utf8JsonReader(span[at..]);
            reader.Read();
            var reading = ReadRow(view, ref reader, body[at..]);
            at += (int)reader.BytesConsumed;
            into.Add(reading);
        }

        return at;
    }

    /// <summary>What the inbox keeps of a row: the columns that were there. The watermark is the last of them.</summary>
    /// <returns>The length without the watermark, for the hash.</returns>
    internal static int Write(HisRecord record, ArrayBufferWriter<byte> into)
    {
        using var writer = new Utf8JsonWriter(into, Writing);
        writer.WriteStartObject();
        var plain = 0;
        foreach (var column in record.View.Columns)
        {
            if (!record.Has(column))
            {
                continue;
            }

            if (column == record.View.UpdatedAt)
            {
                writer.Flush();
                plain = into.WrittenCount;
            }

            if (record[column] is { } text)
            {
                writer.WriteString(column.Utf8Name, text);
            }
            else
            {
                writer.WriteNull(column.Utf8Name);
            }
        }

        writer.WriteEndObject();
        return plain;
    }

    /// <summary>What <see cref="Write"/> wrote.</summary>
    internal static HisRecord Open(HisView view, string rowKey, DateTimeOffset updatedAt, ReadOnlySpan<byte> content)
    {
        var values = new string?[view.Columns.Count];
        var reader = new Utf8JsonReader(content);
        reader.Read();
        ReadColumns(view, ref reader, values, out var present);
        return new(view, values, present) { RowKey = rowKey, UpdatedAt = updatedAt };
    }

    private static bool NextValue(ReadOnlySpan<byte> span, ref int at)
    {
        while (at < span.Length && span[at] is (byte)',' or (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t')
        {
            at++;
        }

        return at < span.Length && span[at] != (byte)']';
    }

    private static HisReading ReadRow(HisView view, ref Utf8JsonReader reader, ReadOnlyMemory<byte> raw)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return new(null, new(HisFaults.NotARow), raw[..(int)reader.BytesConsumed]);
        }

        var values = new string?[view.Columns.Count];
        var unreadable = ReadColumns(view, ref reader, values, out var present);
        raw = raw[..(int)reader.BytesConsumed];
        return unreadable is null
            ? HisReader.Read(view, values, present, raw)
            : new(null, new(HisFaults.Unreadable, unreadable.Name), raw);
    }

    /// <returns>The column that holds no value a row can have; null when there is none.</returns>
    private static HisColumn? ReadColumns(HisView view, ref Utf8JsonReader reader, string?[] values, out ulong present)
    {
        present = 0;
        HisColumn? unreadable = null;
        var next = 0;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var column = Column(view, ref reader, ref next);
            reader.Read();
            if (column is null)
            {
                reader.Skip();
                continue;
            }

            present |= 1UL << column.Ordinal;
            if (!TryValue(ref reader, out values[column.Ordinal]))
            {
                unreadable ??= column;
            }
        }

        return unreadable;
    }

    /// <summary>Most senders write the columns in the contract's order.</summary>
    private static HisColumn? Column(HisView view, ref Utf8JsonReader reader, ref int next)
    {
        for (var at = next; at < view.Columns.Count; at++)
        {
            if (reader.ValueTextEquals(view.Columns[at].Utf8Name))
            {
                next = at + 1;
                return view.Columns[at];
            }
        }

        try
        {
            return view.Find(reader.GetString()!);
        }
        catch (InvalidOperationException)
        {
            return null; // a name with half a character
        }
    }

    /// <summary>A number or a yes where the contract has a text is taken as its text.</summary>
    private static bool TryValue(ref Utf8JsonReader reader, out string? value)
    {
        value = null;
        switch (reader.TokenType)
        {
            case JsonTokenType.Null:
                return true;
            case JsonTokenType.True or JsonTokenType.False:
                value = reader.TokenType == JsonTokenType.True ? "1" : "0";
                return true;
            case JsonTokenType.Number:
                value = Encoding.UTF8.GetString(reader.ValueSpan);
                return true;
            case JsonTokenType.String:
                return TryText(ref reader, out value);
            default:
                reader.Skip();
                return false;
        }
    }

    private static bool TryText(ref Utf8JsonReader reader, out string? value)
    {
        try
        {
            value = reader.GetString();
            return true;
        }
        catch (InvalidOperationException)
        {
            value = null; // half a character
            return false;
        }
    }
}
