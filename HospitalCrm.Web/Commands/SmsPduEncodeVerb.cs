using System.Text;
using HospitalCrm.Device.Messages.Pdus;

namespace HospitalCrm.Web.Commands;

internal sealed class SmsPduEncodeVerb : IVerb
{
    public string Name => "sms pdu encode";

    public string Help => """
        crm sms pdu encode --to N [--flash] [--report]
        Reads a text from standard input and writes the PDUs a modem would be given for it, one part a line: length,hex.
        The length is what AT+CMGS is told. One line end at the end of the text does not belong to it.

          --to N     the number; with a plus it is international
          --flash    shown at once and not kept
          --report   asks for a delivery report
        """;

    public async Task<int> RunAsync(IReadOnlyList<string> words, CancellationToken ct)
    {
        var arguments = new Arguments(words, ["--to"], ["--flash", "--report"]);
        var to = arguments.Get("--to");
        using var input = new StreamReader(Console.OpenStandardInput(), new UTF8Encoding(false));
        var message = new SubmitMessage(to, WithoutLineEnd(await input.ReadToEndAsync(ct)))
        {
            IsFlash = arguments.Has("--flash"),
            WantsReport = arguments.Has("--report"),
        };
        try
        {
            await using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false));
            await output.WriteAsync(PduLines.Encode(message));
            return 0;
        }
        catch (PduException wrong)
        {
            throw new BadArguments(wrong.Message);
        }
    }

    private static string WithoutLineEnd(string text) =>
        text.EndsWith("\r\n", StringComparison.Ordinal) ? text[..^2] : text.EndsWith('\n') ? text[..^1] : text;
}
