using System.Text;
using HospitalCrm.Device.Messages.Pdus;

namespace HospitalCrm.Web.Commands;

internal sealed class SmsPduDecodeVerb : IVerb
{
    public string Name => "sms pdu decode";

    public string Help => """
        crm sms pdu decode
        Reads PDUs from standard input, one a line, as hex or as length,hex, and writes one JSON object a line: kind (deliver, submit,
        report), from or to, text, part, parts, reference, status. A line that is no PDU is told on stderr with its number; exit 1.
        """;

    public async Task<int> RunAsync(IReadOnlyList<string> words, CancellationToken ct)
    {
        _ = new Arguments(words, [], []);
        using var lines = new StreamReader(Console.OpenStandardInput(), new UTF8Encoding(false));
        await using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false));
        var (number, refused) = (0, 0);
        while (await lines.ReadLineAsync(ct) is { } line)
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
            {
                continue;
            }

            try
            {
                await output.WriteAsync(PduLines.Decode(line.Trim()) + "\n");
            }
            catch (PduException wrong)
            {
                refused++;
                await Console.Error.WriteLineAsync($"crm sms pdu decode: line {number}: {wrong.Message}");
            }
        }

        return refused == 0 ? 0 : 1;
    }
}
