using HospitalCrm.Device.Messages.Pdus;
using HospitalCrm.Device.Simulators;

namespace HospitalCrm.Device.Tests.Messages.Pdus;

public sealed class PduTests
{
    // Widely published examples.
    private const string Hellohello = "0011000B916407281553F80000AA0AE8329BFD4697D9EC37";
    private const string Delivered = "07917283010010F5040BC87238880900F10000993092516195800AE8329BFD4697D9EC37";
    private const string Reported = "0006D60B911326880736F4111011719551401110117195714000";

    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 9, 30, 5, TimeSpan.FromHours(8));

    [Fact]
    public void The_published_example_is_encoded_octet_by_octet()
    {
        var pdus = SubmitEncoder.Encode(new("+46708251358", "hellohello") { Validity = TimeSpan.FromDays(4) });

        Assert.Equal([new(23, Hellohello)], pdus);
    }

    [Fact]
    public void The_published_message_is_read()
    {
        var read = Assert.IsType<DeliverPdu>(PduDecoder.Decode(Delivered));

        Assert.Equal(("27838890001", "hellohello", null), (read.From, read.Text, read.Segment));
        Assert.Equal(TimeSpan.FromHours(2), read.SentAt?.Offset);
    }

    [Fact]
    public void The_published_report_is_read() =>
        Assert.Equal(new StatusReportPdu("+31628870634", 214, 0), PduDecoder.Decode(Reported));

    [Theory]
    [InlineData("13912345678", "81", "3119325476F8")]
    [InlineData("+8613912345678", "91", "683119325476F8")]
    [InlineData("10086", "81", "0180F6")]
    public void Only_a_plus_makes_a_number_international(string number, string type, string digits)
    {
        var pdu = Assert.Single(SubmitEncoder.Encode(new(number, "a")));

        Assert.Contains($"{number.TrimStart('+').Length:X2}{type}{digits}", pdu.Hex, StringComparison.Ordinal);
    }

    [Fact]
    public void Flags_stand_where_the_standard_wants_them()
    {
        var plain = Assert.Single(SubmitEncoder.Encode(new("10086", "院")));
        var flash = Assert.Single(SubmitEncoder.Encode(new("10086", "院") { IsFlash = true, WantsReport = true }));
        var part = SubmitEncoder.Encode(new("10086", new string('a', 161)) { Concatenation = 0x7F })[1];

        Assert.StartsWith("0011", plain.Hex, StringComparison.Ordinal);
        Assert.Contains("0180F60008", plain.Hex, StringComparison.Ordinal);
        Assert.StartsWith("0031", flash.Hex, StringComparison.Ordinal);
        Assert.Contains("0180F60018", flash.Hex, StringComparison.Ordinal);
        Assert.StartsWith("0051", part.Hex, StringComparison.Ordinal);
        // Seven septets of header, eight letters more, and one fill bit before the first of them.
        Assert.EndsWith("0F0500037F0202C2E170381C0E8701", part.Hex, StringComparison.Ordinal);
    }

    [Fact]
    public void Parts_share_a_reference_and_an_encoding()
    {
        var text = new string('院', 100) + new string('a', 60);

        var read = SubmitEncoder.Encode(new("10086", text) { Concatenation = 9 }).Select(pdu => (SubmitPdu)PduDecoder.Decode(pdu.Hex, pdu.Length)).ToList();

        Assert.Equal([new(9, 1, 3), new(9, 2, 3), new(9, 3, 3)], read.Select(part => part.Segment));
        Assert.Equal(text, string.Concat(read.Select(part => part.Text)));
    }

    [Fact]
    public void A_thousand_texts_come_back_as_they_went()
    {
        var texts = new SomeTexts(seed: 1);
        for (var i = 0; i < 1000; i++)
        {
            var text = texts.Next();

            var read = SubmitEncoder.Encode(new("13912345678", text)).Select(pdu => (SubmitPdu)PduDecoder.Decode(pdu.Hex, pdu.Length));

            Assert.Equal(text, string.Concat(read.Select(part => part.Text)));
        }
    }

    [Theory]
    [InlineData(1, 5)]
    [InlineData(5, 5)]
    [InlineData(11, 10)]
    [InlineData(720, 720)]
    [InlineData(721, 720)]
    [InlineData(1440, 1440)]
    [InlineData(3 * 1440, 3 * 1440)]
    [InlineData(31 * 1440, 30 * 1440)]
    [InlineData(40 * 1440, 35 * 1440)]
    public void A_message_never_outlives_its_validity_but_for_the_least_step(int minutes, int granted)
    {
        var pdu = Assert.Single(SubmitEncoder.Encode(new("10086", "a") { Validity = TimeSpan.FromMinutes(minutes) }));

        Assert.Equal(TimeSpan.FromMinutes(granted), Assert.IsType<SubmitPdu>(PduDecoder.Decode(pdu.Hex)).Validity);
    }

    [Theory]
    [InlineData("")]
    [InlineData("+")]
    [InlineData("139-1234")]
    [InlineData("123456789012345678901")]
    [InlineData("王芳")]
    public void What_is_no_number_is_refused(string number) =>
        Assert.Throws<PduException>(() => SubmitEncoder.Encode(new(number, "a")));

    [Fact]
    public void More_parts_than_can_be_counted_are_refused() =>
        Assert.Throws<PduException>(() => SubmitEncoder.Encode(new("10086", new string('院', (67 * 255) + 1))));

    [Fact]
    public void A_senders_name_and_a_foreign_reference_of_two_octets_are_read()
    {
        const string Hex = "00440ED0C8F71C9EA687D90008623020905000230B0608041234020277ED4FE1";

        var read = Assert.IsType<DeliverPdu>(PduDecoder.Decode(Hex));

        Assert.Equal(("Hospital", new SmsSegment(0x1234, 2, 2), "短信"), (read.From, read.Segment, read.Text));
    }

    [Fact]
    public void A_simulated_network_speaks_what_is_read()
    {
        var parts = SimulatedPdu.Deliver("13912345678", new string('好', 71), Monday);

        var read = parts.Select(hex => (DeliverPdu)PduDecoder.Decode(hex, SimulatedPdu.LengthOf(hex))).ToList();

        Assert.Equal(new string('好', 71), string.Concat(read.Select(part => part.Text)));
        Assert.All(read, part => Assert.Equal(("13912345678", Monday), (part.From, part.SentAt)));
    }
}
