using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace HospitalCrm.Core.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Notices : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "NoticeMarks",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Notice = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Subject = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    PatientId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    End = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    MessageId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_NoticeMarks", x => x.Id);
                    table.ForeignKey(
                        name: "FK_NoticeMarks_Patients_PatientId",
                        column: x => x.PatientId,
                        principalTable: "Patients",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_LabReports_VerifiedAt",
                table: "LabReports",
                column: "VerifiedAt");

            migrationBuilder.CreateIndex(
                name: "IX_Encounters_NextVisitOn",
                table: "Encounters",
                column: "NextVisitOn",
                filter: "\"NextVisitOn\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_ConsentEntries_Purpose_Channel_State_PatientId",
                table: "ConsentEntries",
                columns: new[] { "Purpose", "Channel", "State", "PatientId" });

            migrationBuilder.CreateIndex(
                name: "IX_NoticeMarks_Notice_At",
                table: "NoticeMarks",
                columns: new[] { "Notice", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_NoticeMarks_Notice_Subject_On",
                table: "NoticeMarks",
                columns: new[] { "Notice", "Subject", "On" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_NoticeMarks_PatientId",
                table: "NoticeMarks",
                column: "PatientId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "NoticeMarks");

            migrationBuilder.DropIndex(
                name: "IX_LabReports_VerifiedAt",
                table: "LabReports");

            migrationBuilder.DropIndex(
                name: "IX_Encounters_NextVisitOn",
                table: "Encounters");

            migrationBuilder.DropIndex(
                name: "IX_ConsentEntries_Purpose_Channel_State_PatientId",
                table: "ConsentEntries");
        }
    }
}
