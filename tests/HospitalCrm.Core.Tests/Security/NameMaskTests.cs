using HospitalCrm.Core.Security;

namespace HospitalCrm.Core.Tests.Security;

public sealed class NameMaskTests
{
    [Theory]
    [InlineData("张三", "张*")]
    [InlineData("张小三", "张*三")]
    [InlineData("欧阳修文", "欧**文")]
    [InlineData("阿", "*")]
    [InlineData("", "")]
    [InlineData("John Smith", "J********h")]
    [InlineData("𠀀小三", "𠀀*三")]
    public void A_covered_name_keeps_the_first_and_from_three_on_the_last_character(string name, string covered) => Assert.Equal(covered, NameMask.Cover(name));
}
