using System.Globalization;
using Serilog.Events;
using Serilog.Formatting;
using Serilog.Formatting.Json;

namespace HospitalCrm.Web.Logging;

/// <summary>One JSON object a line: @t, @l (unless Information), @m, @x, then the properties.</summary>
public sealed class CompactJson : ITextFormatter
{
    private static readonly JsonValueFormatter Values = new(typeTagName: null);

    public void Format(LogEvent logEvent, TextWriter output)
    {
        output.Write("{\"@t\":\"");
        output.Write(logEvent.Timestamp.UtcDateTime.ToString("O", CultureInfo.InvariantCulture));
        output.Write('"');
        if (logEvent.Level != LogEventLevel.Information)
        {
            output.Write($",\"@l\":\"{logEvent.Level}\"");
        }

        Text(output, "@m", logEvent.RenderMessage(CultureInfo.InvariantCulture));
        if (logEvent.Exception is { } exception)
        {
            Text(output, "@x", exception.ToString());
        }

        foreach (var (name, value) in logEvent.Properties)
        {
            output.Write(',');
            JsonValueFormatter.WriteQuotedJsonString(name, output);
            output.Write(':');
            Values.Format(value, output);
        }

        output.WriteLine('}');
    }

    private static void Text(TextWriter output, string name, string text)
    {
        output.Write($",\"{name}\":");
        JsonValueFormatter.WriteQuotedJsonString(text, output);
    }
}
