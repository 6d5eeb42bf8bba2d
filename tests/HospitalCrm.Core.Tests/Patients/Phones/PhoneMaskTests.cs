using HospitalCrm.Core.Patients.Phones;

namespace HospitalCrm.Core.Tests.Patients.Phones;

public sealed class PhoneMaskTests
{
    [Theory]
    [InlineData("13800138000", "138****8000")]
    [InlineData("58781234", "010****1234")]
    [InlineData("0571-63663699-5859", "0571****3699-5859")]
    [InlineData("400-812-3456", "400****3456")]
    [InlineData("+85223456789", "+852****6789")]
    [InlineData("10086", "10086")]
    [InlineData("8001", "8001")]
    [InlineData("861391234567", "****4567")]
    [InlineData("13800138000 妈妈", "****")]
    [InlineData("7", "****")]
    [InlineData("P", "")]
    public void A_masked_number_can_be_recognised_but_not_dialled(string raw, string masked)
    {
        var number = PhoneNumbers.Normalise(raw, new("010", null));

        Assert.Equal(masked, number.Mask());
    }
}
