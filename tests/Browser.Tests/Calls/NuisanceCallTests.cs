using Browser.Tests.Rig;
using Xunit.Abstractions;

namespace Browser.Tests.Calls;

[Collection(TelephoneTests.Name)]
public sealed class NuisanceCallTests(HospitalFixture fixture, ITestOutputHelper output) : BrowserTest(fixture, output)
{
    [Fact]
    public async Task A_number_Zhou_Hai_Tao_listed_as_a_nuisance_does_not_pop_at_Wang_Fang()
    {
        var (nuisance, patient) = (People.Stranger(), People.Known());
        var zhouHaiTao = await AtDeskOfAsync("info01", "/settings/nuisance-numbers/new");
        await zhouHaiTao["field-number"].FillAsync(nuisance);
        await zhouHaiTao["field-reason"].FillAsync("推销装修");
        await zhouHaiTao["form-save"].ClickAsync();
        await Expect(zhouHaiTao["list-row"].Filter(new() { HasText = nuisance })).ToHaveCountAsync(1);
        var wangFang = await AtDeskOfAsync("agent01");

        await CallFrom(nuisance).RingAtAsync("8001");
        await CallFrom(patient.Phones[0].Number).RingAtAsync("8001");

        // Had the first popped, the patient's call would be a bar behind it.
        await Expect(wangFang["pop-patient"]).ToContainTextAsync(patient.Name);
        await Expect(wangFang.Bar).ToHaveCountAsync(0);
    }
}
