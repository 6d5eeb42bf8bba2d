using HospitalCrm.Device.Messages.Pdus;
using HospitalCrm.Device.Simulators;

namespace HospitalCrm.Device.Tests.Messages.Pdus;

public sealed class HostilePduTests
{
    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 9, 30, 5, TimeSpan.FromHours(8));

    private static readonly string[] Honest =
    [
        .. SimulatedPdu.Deliver("13912345678", new string('好', 71), Monday),
        .. SubmitEncoder.Encode(new("+8613912345678", new string('a', 161))).Select(pdu => pdu.Hex),
        "07917283010010F5040BC87238880900F10000993092516195800AE8329BFD4697D9EC37",
    ];

    [Theory]
    [InlineData("0041010C910661345542F60008A0050003000301306F3044")] // announces 160 octets of text and brings 9
    [InlineData("0011000B916407281553F80000AA0AE8329BFD4697D9EC")] // an octet short
    [InlineData("0011000B916407281553F80000AA0AE8329BFD4697D9EC3700")] // an octet too many
    [InlineData("FF11000B916407281553F80000AA0AE8329BFD4697D9EC37")] // the service centre longer than the whole
    [InlineData("0011FFFF916407281553F80000AA0AE8329BFD4697D9EC37")] // the number longer than the rest
    [InlineData("0051000180F60008A70305000342")] // a header longer than the text
    [InlineData("0051000580010000A70405000309")] // an element longer than its header
    [InlineData("0051000280010008A70400010341")] // no room for what is announced
    [InlineData("0011000281010008A7036100FF")] // half a character
    [InlineData("0003")] // none of the three kinds
    [InlineData("00")]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("hello")]
    [InlineData("短信")]
    public void Lengths_that_do_not_fit_are_refused_in_words(string hex)
    {
        var refused = Assert.Throws<PduException>(() => PduDecoder.Decode(hex));

        Assert.NotEmpty(refused.Message);
    }

    [Fact]
    public void A_whole_PDU_of_another_length_than_announced_is_refused()
    {
        Assert.Throws<PduException>(() => PduDecoder.Decode(Honest[0], SimulatedPdu.LengthOf(Honest[0]) + 1));
        Assert.Throws<PduException>(() => PduDecoder.Decode(new('0', 2000)));
    }

    [Fact]
    public void Every_cut_of_an_honest_PDU_is_refused() =>
        Assert.All(Honest, hex =>
        {
            for (var length = 0; length < hex.Length; length++)
            {
                Assert.Throws<PduException>(() => PduDecoder.Decode(hex[..length]));
            }
        });

    [Fact]
    public void Whatever_octets_come_the_answer_is_a_message_or_a_refusal()
    {
        var random = new Random(7);
        var (read, refused) = (0, 0);
        for (var i = 0; i < 20_000; i++)
        {
            var octets = Convert.FromHexString(Honest[random.Next(Honest.Length)]);
            for (var changes = random.Next(1, 5); changes > 0; changes--)
            {
                octets[random.Next(octets.Length)] = (byte)random.Next(256);
            }

            try
            {
                Assert.NotNull(PduDecoder.Decode(Convert.ToHexString(octets)));
                read++;
            }
            catch (PduException)
            {
                refused++;
            }
        }

        // Both happen, or the test tries nothing.
        Assert.True(read > 1000 && refused > 1000, $"{read} read, {refused} refused");
    }

    [Fact]
    public void A_part_that_cannot_be_is_no_part()
    {
        // Part 3 of 2, as a broken sender writes it.
        var hex = Honest[0].Replace("0500030102", "0500030103", StringComparison.Ordinal).Replace("050003010301", "050003010203", StringComparison.Ordinal);

        Assert.Null(Assert.IsType<DeliverPdu>(PduDecoder.Decode(hex)).Segment);
    }
}
