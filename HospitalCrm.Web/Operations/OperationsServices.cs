namespace HospitalCrm.Web.Operations;

internal static class OperationsServices
{
    public static void AddOperations(this IServiceCollection services)
    {
        services.AddSingleton<ServedCertificate>();
        services.AddSingleton<ProcessReport>();
        services.AddSingleton<DiagnosticBundle>();
        services.AddSingleton<DiagnosticSheets>();
    }
}
