using HospitalCrm.Core.Patients.Identity;

namespace HospitalCrm.Core.Tests.Patients.Identity;

public sealed class IdNumbersTests
{
    [Theory]
    [InlineData(IdTypes.ResidentIdCard, "110105491231002", "11010519491231002X")]
    [InlineData(IdTypes.ResidentIdCard, "11010519491231002x ", "11010519491231002X")]
    [InlineData(IdTypes.ResidentIdCard, "1101051949", "1101051949")]
    [InlineData(IdTypes.Passport, " e1234-5678", "E12345678")]
    [InlineData(IdTypes.HongKongMacauPermit, "Ｈ１２３４５６７８", "H12345678")]
    [InlineData(IdTypes.Passport, null, "")]
    public void A_number_has_one_spelling(string type, string? raw, string normalised)
    {
        Assert.Equal(normalised, IdNumbers.Normalise(type, raw));
    }

    [Theory]
    [InlineData("110105194912311234", "1101**********1234")]
    [InlineData("110105491231002", "110********1002")]
    [InlineData("E12345678", "E******78")]
    [InlineData("1234567", "*******")]
    [InlineData("", "")]
    [InlineData(null, "")]
    public void A_masked_number_shows_head_and_tail_only(string? number, string masked)
    {
        Assert.Equal(masked, IdNumbers.Mask(number));
    }

    [Theory]
    [InlineData("11010519491231002X", "002X")]
    [InlineData("1234", "")]
    [InlineData(null, "")]
    public void The_last_four_are_the_tail_of_a_real_number(string? number, string lastFour)
    {
        Assert.Equal(lastFour, IdNumbers.LastFour(number));
    }

    [Fact]
    public void The_code_tables_are_built_in()
    {
        Assert.Equal(["01", "02", "03", "04", "05", "06", "07", "99"], IdTypes.All.Select(type => type.Code));
        Assert.Equal("居民身份证", IdTypes.All[0].Name);
        Assert.Equal(9, Relationships.All.Count);
        Assert.Equal("配偶", Relationships.All.Single(relation => relation.Code == Relationships.Spouse).Name);
    }

    [Theory]
    [InlineData("03", true)]
    [InlineData("88", false)]
    [InlineData(null, false)]
    public void Only_listed_types_are_known(string? code, bool isKnown)
    {
        Assert.Equal(isKnown, IdTypes.IsKnown(code));
    }
}
