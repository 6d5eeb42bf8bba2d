using System.Diagnostics;
using System.Text;
using System.Text.Json;
using HospitalCrm.Device.Messages.Pdus;

namespace HospitalCrm.Device.Tests.Messages.Pdus;

/// <summary>Our PDUs as a program reads them that we did not write (Debian package python3-gammu). 1,000 texts; with <c>./check --all</c> 100,000.</summary>
public sealed class GammuTests
{
    /// <summary>A line of PDUs in, the text they carry out, as JSON strings.</summary>
    private const string Script = """
        import sys, json, binascii, gammu
        for line in sys.stdin:
            parts = []
            for pdu in line.split():
                read = gammu.DecodePDU(binascii.unhexlify(pdu), True)
                read = read[0] if isinstance(read, (list, tuple)) else read
                # python-gammu takes an escaped character for two and brings what lies behind the end of the text.
                parts.append((read['UDH'].get('PartNumber', -1), read['Text'].split('\0')[0]))
            numbers = [number for number, _ in parts]
            assert numbers == ([-1] if len(parts) == 1 else list(range(1, len(parts) + 1))), numbers
            text = ''.join(text for _, text in parts)
            text = text.encode('utf-16-le', 'surrogatepass').decode('utf-16-le')
            print(json.dumps(text))
        """;

    [Fact]
    public async Task Every_text_is_read_by_gammu_as_it_was_written()
    {
        var count = Environment.GetEnvironmentVariable("CRM_CHECK_ALL") == "1" ? 100_000 : 1_000;
        using var gammu = Process.Start(new ProcessStartInfo("/usr/bin/python3", ["-c", Script])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardInputEncoding = new UTF8Encoding(false),
        })!;
        var writing = WriteAsync(gammu.StandardInput, count);

        var texts = new SomeTexts(seed: 20261122);
        for (var i = 0; i < count; i++)
        {
            var read = await gammu.StandardOutput.ReadLineAsync();

            Assert.Equal(texts.Next(), JsonSerializer.Deserialize<string>(read ?? "null"));
        }

        await writing;
    }

    private static async Task WriteAsync(StreamWriter input, int count)
    {
        var texts = new SomeTexts(seed: 20261122);
        for (var i = 0; i < count; i++)
        {
            var pdus = SubmitEncoder.Encode(new("13912345678", texts.Next()) { Concatenation = (byte)i });
            await input.WriteAsync(string.Join(' ', pdus.Select(pdu => pdu.Hex)) + "\n");
        }

        input.Close();
    }
}
