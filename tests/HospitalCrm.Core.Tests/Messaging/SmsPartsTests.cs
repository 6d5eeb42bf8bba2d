using HospitalCrm.Core.Messaging.Channels;

namespace HospitalCrm.Core.Tests.Messaging;

public sealed class SmsPartsTests
{
    private const string Chinese = "院";
    private const string Emoji = "😀";

    [Theory]
    [InlineData(Chinese, 1, 1)]
    [InlineData(Chinese, 70, 1)]
    [InlineData(Chinese, 71, 2)]
    [InlineData(Chinese, 134, 2)]
    [InlineData(Chinese, 135, 3)]
    [InlineData(Chinese, 201, 3)]
    [InlineData(Chinese, 202, 4)]
    [InlineData("a", 160, 1)]
    [InlineData("a", 161, 2)]
    [InlineData("a", 306, 2)]
    [InlineData("a", 307, 3)]
    [InlineData("a", 459, 3)]
    [InlineData("a", 460, 4)]
    [InlineData("[", 80, 1)]
    [InlineData("[", 81, 2)]
    [InlineData("€", 80, 1)]
    [InlineData(Emoji, 35, 1)]
    [InlineData(Emoji, 36, 2)]
    public void A_text_becomes_as_many_parts_as_a_modem_sends(string unit, int times, int parts)
    {
        var text = string.Concat(Enumerable.Repeat(unit, times));

        Assert.Equal(parts, SmsParts.Count(text).Parts);
        Assert.Equal(parts, SmsParts.Split(text).Count);
        Assert.Equal(text, string.Concat(SmsParts.Split(text)));
    }

    [Fact]
    public void Nothing_is_one_empty_part() => Assert.Equal(new(1, SmsEncoding.Gsm7, 160), SmsParts.Count(""));

    [Fact]
    public void One_character_outside_the_alphabet_makes_the_whole_text_wide() =>
        Assert.Equal(new(2, SmsEncoding.Ucs2, 54), SmsParts.Count(new string('a', 79) + Chinese));

    [Fact]
    public void A_character_of_two_units_that_does_not_fit_goes_into_the_next_part_whole()
    {
        var parts = SmsParts.Split(new string('院', 66) + Emoji + "好好好");

        Assert.Equal([new string('院', 66), Emoji + "好好好"], parts);
    }

    [Fact]
    public void An_escape_and_its_character_stay_together()
    {
        var text = new string('a', 152) + "[" + new string('b', 10);

        Assert.Equal([new string('a', 152), "[" + new string('b', 10)], SmsParts.Split(text));
        Assert.Equal(new(2, SmsEncoding.Gsm7, 153 - 12), SmsParts.Count(text));
    }

    [Theory]
    [InlineData(70, 1, 0)]
    [InlineData(71, 2, 63)]
    [InlineData(134, 2, 0)]
    [InlineData(135, 3, 66)]
    public void A_gateway_in_China_counts_English_like_Chinese(int characters, int parts, int left) =>
        Assert.Equal(new(parts, SmsEncoding.Ucs2, left), SmsParts.Count(new string('a', characters), SmsBilling.Characters));

    [Fact]
    public void Every_character_of_the_alphabet_comes_back()
    {
        var all = new string([.. Enumerable.Range(1, char.MaxValue).Select(code => (char)code).Where(character => GsmAlphabet.SeptetsOf(character) > 0)]);

        Assert.Equal(127 + 10, all.Length);
        Assert.Equal(all, GsmAlphabet.Decode(GsmAlphabet.Encode(all)));
    }

    [Fact]
    public void A_character_outside_the_alphabet_cannot_be_put_into_it() => Assert.Throws<ArgumentException>(() => GsmAlphabet.Encode("院"));

    [Theory]
    [InlineData(SmsChannelKind.HttpTemplate, null, SmsBilling.Characters)]
    [InlineData(SmsChannelKind.GsmModem, null, SmsBilling.Gsm)]
    [InlineData(SmsChannelKind.HttpTemplate, SmsBilling.Gsm, SmsBilling.Gsm)]
    public void A_gateway_counts_characters_unless_told_otherwise(SmsChannelKind kind, SmsBilling? told, SmsBilling counts) =>
        Assert.Equal(counts, new SmsChannelOptions { Id = "one", Kind = kind, Billing = told }.CountsBy);
}
