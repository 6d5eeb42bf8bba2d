using HospitalCrm.Core.Lists;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Core.Tests.Patients;

internal static class ListToolsOf
{
    public static async Task<T> WithToolsAsync<T>(this TestHospital hospital, Func<ListTools, T> read)
    {
        await using var scope = hospital.Services.CreateAsyncScope();
        return read(scope.ServiceProvider.GetRequiredService<ListTools>());
    }
}
