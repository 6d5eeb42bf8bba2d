using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace HospitalCrm.Benchmarks.FanOut;

/// <summary>What the server tells the page, and what the page answers.</summary>
internal sealed partial class Circuit
{
    private void Take(ReadOnlyMemory<byte> message)
    {
        var stamp = Stopwatch.GetTimestamp();
        var reader = new PackReader(message.Span);
        reader.Array();
        switch (reader.Number())
        {
            case 1:
                reader.Value();
                reader.Value();
                Obey(reader.Text(), ref reader, stamp);
                break;
            case 3:
                _started.TrySetResult();
                break;
            case 7:
                Fault = "the server closed the circuit";
                break;
            default:
                break;
        }
    }

    private void Obey(string? target, ref PackReader reader, long stamp)
    {
        reader.Array();
        switch (target)
        {
            case "JS.RenderBatch":
                var batch = reader.Number();
                OnBatch?.Invoke(new((byte[])reader.Value()!), stamp);
                _ = CallAsync(null, "OnRenderCompleted", batch, null);
                break;
            case "JS.BeginInvokeJS":
                Answer(reader.Number(), reader.Text() ?? "", reader.Text() ?? "", reader.Number());
                break;
            case "JS.EndInvokeDotNet":
                (_awaited.TryRemove(reader.Text() ?? "", out var answered) ? answered : null)?.TrySetResult();
                break;
            case "JS.Error":
                Fault = reader.Text();
                break;
            default:
                break;
        }
    }

    private void Answer(long handle, string name, string arguments, long resultKind)
    {
        _renderer = name.EndsWith("attachWebRendererInterop", StringComparison.Ordinal) ? DotNetObject(arguments) : _renderer;
        _panel = name == "watch" && arguments.Contains("__internalId", StringComparison.Ordinal) ? DotNetObject(arguments) : _panel;
        if (handle != 0)
        {
            // 1: the server wants an object to call later; its number is of no meaning here.
            var result = resultKind == 1 ? "{\"__jsObjectId\":1}" : "null";
            _ = CallAsync(null, "EndInvokeJSFromDotNet", handle, true, string.Create(CultureInfo.InvariantCulture, $"[{handle},true,{result}]"));
        }

        if (name == "report")
        {
            _ = IntoServerAsync(_panel, "TabState", "[true,true]");
            _panelReady.TrySetResult();
        }
    }

    private static long DotNetObject(string arguments) =>
        DotNetObjects().Match(arguments) is { Success: true } match ? long.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) : -1;

    [GeneratedRegex("\"__dotNetObject\":(\\d+)")]
    private static partial Regex DotNetObjects();
}
