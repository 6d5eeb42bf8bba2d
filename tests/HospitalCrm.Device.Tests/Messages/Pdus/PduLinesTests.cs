using System.Text.Json;
using HospitalCrm.Device.Messages.Pdus;
using HospitalCrm.Device.Simulators;

namespace HospitalCrm.Device.Tests.Messages.Pdus;

/// <summary>What <c>crm sms pdu</c> writes and reads.</summary>
public sealed class PduLinesTests
{
    [Fact]
    public void A_text_of_three_parts_is_three_lines_that_are_read_again()
    {
        var text = new string('院', 67) + new string('a', 67) + "😀";

        var lines = PduLines.Encode(new("13912345678", text) { Concatenation = 5 }).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var read = lines.Select(line => JsonDocument.Parse(PduLines.Decode(line)).RootElement).ToList();

        Assert.Equal(3, lines.Length);
        Assert.Equal(text, string.Concat(read.Select(part => part.GetProperty("text").GetString())));
        Assert.Equal([1, 2, 3], read.Select(part => part.GetProperty("part").GetInt32()));
        Assert.All(read, part => Assert.Equal(
            ("submit", "13912345678", 3, 5),
            (part.GetProperty("kind").GetString(), part.GetProperty("to").GetString(), part.GetProperty("parts").GetInt32(), part.GetProperty("reference").GetInt32())));
    }

    [Fact]
    public void A_received_message_says_from_whom()
    {
        var line = PduLines.Decode(SimulatedPdu.Deliver("10690000", "满意", DateTimeOffset.UnixEpoch)[0]);

        Assert.Equal("""{"kind":"deliver","from":"10690000","text":"满意","part":1,"parts":1}""", line);
    }

    [Fact]
    public void A_report_says_of_which_and_what() => Assert.Equal(
        """{"kind":"report","to":"+31628870634","reference":214,"status":0}""",
        PduLines.Decode("0006D60B911326880736F4111011719551401110117195714000"));

    [Fact]
    public void A_character_cut_in_two_by_its_sender_is_still_JSON()
    {
        var hex = SimulatedPdu.Deliver("10690000", "ab", DateTimeOffset.UnixEpoch)[0];

        var line = PduLines.Decode(hex[..^8] + "D83D0041");

        Assert.Equal("\uFFFDA", JsonDocument.Parse(line).RootElement.GetProperty("text").GetString());
    }

    [Theory]
    [InlineData("24,0011000B916407281553F80000AA0AE8329BFD4697D9EC37")]
    [InlineData("x,0011000B916407281553F80000AA0AE8329BFD4697D9EC37")]
    public void A_length_before_the_comma_must_be_the_right_one(string line) =>
        Assert.Throws<PduException>(() => PduLines.Decode(line));
}
